// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/objects/cilium_rule.h"
#include "core/policy/objects/findings.h"
#include "core/policy/objects/object_name.h"

#include <optional>
#include <vector>

namespace liteboxd::policy::objects {

/// `spec`, or one entry of `specs`.
struct CiliumSpec
{
    std::optional<LabelSelector> endpointSelector{};
    std::optional<LabelSelector> nodeSelector{};
    std::vector<CiliumRule> ingress;
    std::vector<CiliumRule> ingressDeny;
    std::vector<CiliumRule> egress;
    std::vector<CiliumRule> egressDeny;
    std::optional<bool> ingressDefaultDeny{}; ///< enableDefaultDeny.ingress
    std::optional<bool> egressDefaultDeny{};
};

/// A CiliumNetworkPolicy or, without a namespace, a CiliumClusterwideNetworkPolicy of cilium.io/v2.
struct CiliumPolicy
{
    ObjectName name;
    std::optional<CiliumSpec> spec{};
    std::optional<std::vector<CiliumSpec>> specs{};
    std::optional<std::string> reportedFault{}; ///< message of the condition Valid=False that the agent reports
    Findings findings{};

    bool isClusterwide() const { return name.nameSpace.empty(); }
};

} // namespace liteboxd::policy::objects
