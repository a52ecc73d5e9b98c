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

const CheckRecord *VerifyReport::find(const QString &checkId) const
{
    const auto found =
        std::find_if(checks.begin(), checks.end(), [&](const CheckRecord &check) { return check.id == checkId; });
    return found == checks.end() ? nullptr : &*found;
}

VerifyReport VerifyReport::renewedBy(const VerifyReport &later) const
{
    VerifyReport renewed = later;
    renewed.checks.clear();
    for (const CheckRecord &check : checks) {
        const CheckRecord *const now = later.find(check.id);
        renewed.checks.push_back(now != nullptr ? *now : check);
    }
    for (const CheckRecord &check : later.checks) {
        if (find(check.id) == nullptr)
            renewed.checks.push_back(check);
    }
    return renewed;
}

} // namespace liteboxd::verify
