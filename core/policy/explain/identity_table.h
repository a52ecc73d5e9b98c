// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/policy/explain/peer.h"
#include "core/policy/explain/rule_compiler.h"
#include "core/policy/objects/cluster_objects.h"

#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace liteboxd::policy::explain {

/// Who is who in a cluster: gives peers the identities that Cilium would give them (dual stack, cluster `default`,
/// nodes with neither blocks nor labels of their own). Both arguments must outlive it.
class IdentityTable
{
public:
    IdentityTable(const objects::ClusterObjects &objects, const CompiledPolicies &policies);

    /// Index into objects.pods; of two pods of one name the later one.
    std::optional<std::size_t> findPod(const objects::ObjectName &name) const;
    /// The pod with that value of the label `sandbox-id`; one that has not ended before one that has.
    std::optional<std::size_t> findSandbox(const std::string &id) const;

    const Identity &ofPod(std::size_t pod) const { return m_pods[pod]; }

    /// An address of the world that DNS answered for this name.
    Identity named(const std::string &name) const;

    /// Whether Kubernetes' own rules hold, and not those of Cilium.
    bool isPlain() const { return m_objects.enforcement == objects::Enforcement::Kubernetes; }

    /// Everyone that `peer` can mean for the pod `subject`: one, except for entities that stand for many. NotFound if
    /// it names a pod or sandbox that is not there, InvalidArgument for a service: backendsOf() says what it is.
    base::Result<std::vector<Identity>> resolve(const Peer &peer, const objects::Pod &subject) const;

    /// The number of a named port: of this pod for what comes in, and for what goes out the one number that all pods of
    /// the cluster have under that name. 0: there is none, or they differ.
    std::uint16_t portOfPod(const objects::Pod &pod, const std::string &name, Protocol protocol) const;
    std::uint16_t portOfCluster(const std::string &name, Protocol protocol) const;

private:
    Identity atAddress(const IpAddress &address, const objects::Pod &subject) const;
    Identity ofWorld(const IpAddress &address) const;
    Identity ofNode(const std::string &node, const std::optional<IpAddress> &address,
                    const objects::Pod &subject) const;
    Identity asPeer(std::size_t pod, const objects::Pod &subject) const;
    std::vector<Identity> ofEntity(const std::string &entity, const objects::Pod &subject) const;
    std::vector<Identity> ofOtherNodes(const objects::Pod &subject) const;
    std::vector<Identity> ofApiServer(const objects::Pod &subject) const;
    std::vector<Identity> ofCluster(const objects::Pod &subject) const;
    void readPods();
    void readNodes();
    void readGroups();

    struct Group
    {
        IpPrefix block;
        const objects::CidrGroup *group = nullptr;
    };

    const objects::ClusterObjects &m_objects;
    const CompiledPolicies &m_policies;
    std::vector<Identity> m_pods;
    std::map<objects::ObjectName, std::size_t> m_podsByName;
    std::unordered_map<std::string, std::size_t> m_podsBySandbox;
    std::map<IpAddress, std::size_t> m_podsByAddress;
    std::map<IpAddress, std::string> m_nodesByAddress;
    std::vector<IpAddress> m_apiServers;
    std::vector<Group> m_groups;                                       ///< longest block first, then by name
    std::map<std::pair<std::string, Protocol>, std::uint16_t> m_ports; ///< of all pods; 0: they differ
};

} // namespace liteboxd::policy::explain
