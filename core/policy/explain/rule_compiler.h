// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/explain/policy_rule.h"
#include "core/policy/objects/cluster_objects.h"

#include <string>
#include <vector>

namespace liteboxd::policy::explain {

/// One policy of a cluster and what became of it.
struct CompiledPolicy
{
    PolicyName name;
    std::optional<std::string> refusal{};   ///< why Cilium does not take it
    std::vector<std::string> unknownFields; ///< paths that are not understood, and not looked at
};

/// The policies of a cluster in the form in which they are asked.
struct CompiledPolicies
{
    std::vector<CompiledPolicy> policies;
    std::vector<PolicySpec> specs; ///< none of a refused policy
    std::vector<IpPrefix>
        blocks; ///< every block that a rule names, longest first: what tells addresses of the world apart
    std::vector<objects::FqdnSelector> names; ///< every entry of toFQDNs
};

/// Translates policies as Cilium 1.18.6 does: pkg/k8s ParseNetworkPolicy() for those of Kubernetes, ParseToCiliumRule()
/// of pkg/k8s/apis/cilium.io/utils for its own, toServices by the services and endpoints in `objects`. Of two policies
/// of one kind and name the later one counts. Without Cilium its own policies do nothing and are left out.
CompiledPolicies compile(const objects::ClusterObjects &objects);

/// The spec of one NetworkPolicy that is not refused.
PolicySpec compileSpec(const objects::NetworkPolicy &policy, std::size_t index, objects::Enforcement enforcement);

/// One spec of a Cilium policy that is not refused; `path` is "spec" or "specs[2]". A policy of nodes selects nobody.
PolicySpec compileSpec(const objects::CiliumSpec &spec, const objects::ClusterObjects &objects,
                       const std::string &nameSpace, std::size_t index, const std::string &path);

/// The selectors of one block without its exceptions. /0 means the world of its family too.
std::vector<Selector> blockSelectors(const IpPrefix &block, const std::vector<std::string> &except);

/// The key of the label that a pod's namespace is in, and of its namespace's own labels.
inline constexpr std::string_view podNamespaceKey = "k8s.io.kubernetes.pod.namespace";

} // namespace liteboxd::policy::explain
