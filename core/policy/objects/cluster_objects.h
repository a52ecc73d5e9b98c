// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/objects/cilium_policy.h"
#include "core/policy/objects/network_policy.h"
#include "core/policy/objects/pod.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace liteboxd::policy::objects {

struct Node
{
    std::string name;
    std::vector<std::string> addresses; ///< InternalIP and ExternalIP
};

struct ServicePort
{
    std::uint16_t number = 0;
    std::string protocol; ///< "TCP", "UDP" or "SCTP"
    std::string target;   ///< number or name of the backends' port; empty: the same number
};

struct Service
{
    ObjectName name;
    Labels labels;
    Labels selector;
    std::vector<ServicePort> ports{};
    std::vector<std::string> addresses{}; ///< its cluster IPs
};

/// A CiliumCIDRGroup.
struct CidrGroup
{
    std::string name;
    Labels labels;
    std::vector<std::string> cidrs;
};

/// Who makes policies hold.
enum class Enforcement {
    Cilium,
    Kubernetes ///< a network plugin that knows NetworkPolicy alone, and takes it as Kubernetes' documentation says it
};

/// Everything of one cluster that decides a verdict.
struct ClusterObjects
{
    Enforcement enforcement = Enforcement::Cilium;
    std::map<std::string, Labels> namespaces; ///< by name; one that is missing has only its name
    std::vector<Pod> pods;
    std::vector<Node> nodes;
    std::vector<Service> services;
    std::map<ObjectName, std::vector<std::string>> endpoints; ///< addresses behind a service, by its name
    std::vector<CidrGroup> cidrGroups;
    std::vector<NetworkPolicy> networkPolicies;
    std::vector<CiliumPolicy> ciliumPolicies;
};

} // namespace liteboxd::policy::objects
