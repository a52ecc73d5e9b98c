// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/explain/policy_rule.h"

#include <string>
#include <string_view>
#include <vector>

namespace liteboxd::policy::lint {

enum class Severity {
    Error,   ///< it does not do what it is written for
    Warning, ///< it does less or more than it looks like
    Info     ///< good to know
};

/// "error", "warning", "info"
std::string_view nameOf(Severity severity);

/// One thing about one policy that is not what it looks like. Sentences are plain English, without a trailing full
/// stop.
struct Finding
{
    Severity severity = Severity::Warning;
    explain::PolicyName policy;
    std::string path; ///< "spec.egress[0].toFQDNs"; "": the whole policy
    std::string rule; ///< which check found it: "refused", "shadowed", …
    std::string message;
    std::string fix;

    bool operator==(const Finding &) const = default;
};

using Findings = std::vector<Finding>;

} // namespace liteboxd::policy::lint
