// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/policy_report.h"

#include <algorithm>

namespace liteboxd::policy {

bool PolicyReport::isComplete() const
{
    return std::all_of(policies.begin(), policies.end(), [](const PolicyResult &result) {
        return result.outcome != PolicyOutcome::Failed && result.outcome != PolicyOutcome::NotTried;
    });
}

} // namespace liteboxd::policy
