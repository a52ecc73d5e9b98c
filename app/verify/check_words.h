// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/looks/color_roles.h"
#include "core/verify/verify_report.h"

#include <QString>

namespace liteboxd::verify {

/// What a check or a group is called on screen, translated; `fallback` for an id that has no text of its own.
QString checkTitle(const QString &id, const QString &fallback);
QString groupName(const QString &parent);

/// "Pass", "Fail", …, translated.
QString resultWord(CheckResult result);

/// The same by its name in reports; the name itself if it is none.
QString resultWordOf(const QString &name);

/// What a whole run found, in a word: the same, or that it was cancelled.
QString verdictWord(const VerifyReport &report);

QString resultIcon(CheckResult result);
shell::ColorRole resultColor(CheckResult result);

} // namespace liteboxd::verify
