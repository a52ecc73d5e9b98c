// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verify/verify_report.h"

#include <QString>

namespace liteboxd::verify {

/// A run in one line: "Fail: 21 passed, 8 failed, 2 changed (demo)". What there is none of is left out; `changed` checks say
/// something else than in the run before.
QString summaryOf(const VerifyReport &report, qsizetype changed);

} // namespace liteboxd::verify
