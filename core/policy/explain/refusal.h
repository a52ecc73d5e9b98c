// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/objects/cilium_policy.h"
#include "core/policy/objects/network_policy.h"

#include <optional>
#include <string>

namespace liteboxd::policy::explain {

/// Why Cilium 1.18.6 does not take a policy, as a sentence without a full stop, if it does not. Such a policy does
/// nothing at all. It follows Rule.Sanitize() of pkg/policy/api and the Parse() of the three kinds.
std::optional<std::string> refusal(const objects::NetworkPolicy &policy);
std::optional<std::string> refusal(const objects::CiliumPolicy &policy);

/// Why Cilium does not take one entry of a rule list.
enum class RuleKind { Ingress, IngressDeny, Egress, EgressDeny };
std::optional<std::string> refusal(const objects::CiliumRule &rule, RuleKind kind, bool ofNodes);

/// The same for one entry of toPorts, and for the parts that both kinds of policies have.
std::optional<std::string> refusal(const objects::PortRule &rule, RuleKind kind);
std::optional<std::string> portRefusal(const std::string &port, const std::string &protocol);
std::optional<std::string> blockRefusal(const std::string &cidr, const std::vector<std::string> &except);

} // namespace liteboxd::policy::explain
