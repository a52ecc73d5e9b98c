// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/objects/cilium_policy.h"
#include "core/policy/objects/network_policy.h"
#include "core/policy/objects/pod.h"

#include <map>
#include <string>
#include <vector>

namespace liteboxd::policy::objects {

struct Node
{
    std::string name;
    std::vector<std::string> addresses; ///< InternalIP and ExternalIP
};

struct Service
{
    ObjectName name;
    Labels labels;
    Labels selector;
};

/// A CiliumCIDRGroup.
struct CidrGroup
{
    std::string name;
    Labels labels;
    std::vector<std::string> cidrs;
};

/// Everything of one cluster that decides a verdict.
struct ClusterObjects
{
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
