// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace liteboxd::shell {

/// How well a text fits what was typed; nothing if it does not. Each typed word must be found: as it is, best at the
/// beginning of a word, or letter by letter with others in between, best close together and at beginnings ("cpt" finds
/// "Copy token"). Letters of either case. Higher is better; no word at all fits everything with 0.
std::optional<int> fuzzyScore(const QString &typed, const QString &text);

} // namespace liteboxd::shell
