// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/verify_report.h"

#include <algorithm>

namespace liteboxd::verify {

CheckResult VerifyReport::result() const
{
    if (count(CheckResult::Fail) > 0)
        return CheckResult::Fail;
    const bool isBlind = std::any_of(checks.begin(), checks.end(), [](const CheckRecord &check) {
        return check.outcome.result == CheckResult::Inconclusive || check.outcome.cause == SkipCause::NotPermitted ||
               check.outcome.cause == SkipCause::Cancelled;
    });
    const bool saw = count(CheckResult::Pass) + count(CheckResult::Warning) > 0;
    return isCancelled || isBlind || !saw ? CheckResult::Inconclusive : CheckResult::Pass;
}

std::size_t VerifyReport::count(CheckResult result) const
{
    return static_cast<std::size_t>(std::count_if(
        checks.begin(), checks.end(), [result](const CheckRecord &check) { return check.outcome.result == result; }));
}

} // namespace liteboxd::verify
