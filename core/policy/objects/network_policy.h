// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/objects/findings.h"
#include "core/policy/objects/label_selector.h"
#include "core/policy/objects/object_name.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace liteboxd::policy::objects {

/// ipBlock of a peer, as written.
struct IpBlock
{
    std::string cidr;
    std::vector<std::string> except;
};

/// One entry of `from` or `to`.
struct NetworkPolicyPeer
{
    std::optional<LabelSelector> podSelector{};
    std::optional<LabelSelector> namespaceSelector{};
    std::optional<IpBlock> ipBlock{};
};

/// One entry of `ports`. A number is written in decimal; without a port it is every port of the protocol.
struct NetworkPolicyPort
{
    std::optional<std::string> port{};
    std::optional<std::string> protocol{}; ///< TCP if missing
    std::optional<std::int32_t> endPort{};
};

struct NetworkPolicyRule
{
    std::vector<NetworkPolicyPeer> peers; ///< empty: everybody
    std::vector<NetworkPolicyPort> ports; ///< empty: every port
};

/// A NetworkPolicy of networking.k8s.io/v1. Empty and missing lists are one and the same: the API server drops empty
/// ones.
struct NetworkPolicy
{
    ObjectName name;
    LabelSelector podSelector;
    std::vector<NetworkPolicyRule> ingress;
    std::vector<NetworkPolicyRule> egress;
    std::vector<std::string> policyTypes;
    Findings findings{};
};

} // namespace liteboxd::policy::objects
