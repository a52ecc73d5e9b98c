// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/explain/port_filter.h"
#include "core/policy/explain/selector.h"
#include "core/policy/objects/object_name.h"

#include <optional>
#include <string>
#include <vector>

namespace liteboxd::policy::explain {

enum class Direction { Ingress, Egress };

/// Which policy: its kind ("NetworkPolicy", "CiliumNetworkPolicy", …) and where it is.
struct PolicyName
{
    std::string kind;
    objects::ObjectName name;

    std::string text() const { return kind + ' ' + name.text(); }
    auto operator<=>(const PolicyName &) const = default;
};

/// The peers that one entry of a rule list means.
struct PeerSet
{
    bool nobody = false;             ///< a list is there and empty: the entry means nobody, whatever its ports
    std::vector<Selector> endpoints; ///< these must meet the requirements of the direction too
    std::vector<Selector> others;
    std::vector<Selector> names; ///< of toFQDNs

    bool isUnspecified() const { return endpoints.empty() && others.empty() && names.empty(); }
};

/// One entry of ingress, ingressDeny, egress or egressDeny, as Cilium understands it.
struct PolicyRule
{
    std::size_t policy = 0; ///< index among the compiled policies
    std::string path;       ///< "spec.egress[0]"
    PeerSet peers;
    bool allPorts = false; ///< it names neither ports nor ICMP types
    std::vector<PortFilter> ports;
    std::string authentication; ///< mode, if it asks for one
};

/// What one policy says about one direction.
struct DirectionRules
{
    bool present = false;     ///< it has rules of this direction: the direction is enforced
    bool defaultDeny = false; ///< and what no rule allows is denied
    std::vector<PolicyRule> allow;
    std::vector<PolicyRule> deny;
    std::vector<Requirement> allowRequirements; ///< fromRequires, toRequires: bind the endpoints of all policies
    std::vector<Requirement> denyRequirements;
    bool derived = false; ///< names groups of a cloud, which the operator translates: unknown here
};

/// A policy's spec: whom it selects and what it says about them.
struct PolicySpec
{
    std::size_t policy = 0;
    std::string nameSpace; ///< empty: of the whole cluster
    Selector subject;
    DirectionRules ingress;
    DirectionRules egress;

    const DirectionRules &rules(Direction direction) const
    {
        return direction == Direction::Ingress ? ingress : egress;
    }
};

} // namespace liteboxd::policy::explain
