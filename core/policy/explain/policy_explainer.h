// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/policy/explain/identity_table.h"
#include "core/policy/explain/rule_compiler.h"
#include "core/policy/explain/subject_rules.h"
#include "core/policy/explain/verdict.h"
#include "core/policy/objects/cluster_objects.h"

#include <string>
#include <unordered_map>
#include <vector>

namespace liteboxd::policy::explain {

/// Says what Cilium 1.18.6 would do with a connection (or, as objects().enforcement says, a plugin that knows
/// NetworkPolicy alone), by the objects of a cluster at one moment; nothing is asked of the cluster. docs/policies.md
/// has the conventions, and how it is held against Cilium's own engine.
///
/// A value once made: every function may be called from any thread.
class PolicyExplainer
{
public:
    explicit PolicyExplainer(objects::ClusterObjects objects);
    PolicyExplainer(const PolicyExplainer &) = delete;
    PolicyExplainer &operator=(const PolicyExplainer &) = delete;

    const objects::ClusterObjects &objects() const { return m_objects; }
    const CompiledPolicies &policies() const { return m_policies; }
    const IdentityTable &identities() const { return m_identities; }

    /// What the policies say to a pod (index into objects().pods) in one direction. Ask it when there are many peers.
    SubjectRules rulesOf(std::size_t pod, Direction direction) const;

    /// May this pod (index into objects().pods) connect to `peer`, or be connected to by it? `port` is that of the side
    /// that is connected to. Only the policies of the pod are asked, not those of the peer. NotFound for a peer that is
    /// a pod or sandbox which is not there.
    ///
    /// A service is asked about by its backends, as Cilium's replacement of kube-proxy translates it before any policy
    /// is asked; Unknown if they are treated differently, or there is none. InvalidArgument for a service that
    /// connects.
    base::Result<Verdict> explain(std::size_t pod, Direction direction, const Peer &peer, const TargetPort &port) const;

private:
    base::Result<Verdict> explainService(std::size_t pod, Direction direction, const objects::ObjectName &service,
                                         const TargetPort &port) const;

    const objects::ClusterObjects m_objects;
    const CompiledPolicies m_policies;
    const IdentityTable m_identities;
    std::unordered_map<std::string, std::vector<const PolicySpec *>> m_specsByNamespace; ///< "": of the whole cluster
};

} // namespace liteboxd::policy::explain
