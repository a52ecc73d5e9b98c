// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/explain/policy_rule.h"

#include <string>
#include <string_view>
#include <vector>

namespace liteboxd::policy::explain {

enum class Outcome { Allowed, Denied, Unknown };

/// "allowed", "denied", "unknown"
std::string_view nameOf(Outcome outcome);
/// "ingress", "egress"
std::string_view nameOf(Direction direction);

/// A rule of a policy that decided a verdict.
struct DecidingRule
{
    PolicyName policy;
    std::string rule; ///< "spec.egress[0]"

    bool operator==(const DecidingRule &) const = default;
};

/// What the policies say to a connection, at one of its ends.
struct Verdict
{
    Outcome outcome = Outcome::Unknown;
    Direction direction = Direction::Egress;
    std::vector<DecidingRule> decidedBy; ///< all that allow it, or all that deny it
    std::vector<PolicyName> isolatedBy;  ///< policies by which only what is allowed passes
    std::string because;                 ///< plain English sentences, without a trailing full stop
};

} // namespace liteboxd::policy::explain
