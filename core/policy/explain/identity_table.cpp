// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/explain/identity_table.h"

#include "core/policy/explain/dns_pattern.h"
#include "core/policy/explain/identity_labels.h"
#include "core/policy/explain/label_syntax.h"

#include <QString>

#include <algorithm>
#include <set>

namespace liteboxd::policy::explain {

namespace {

std::string lowerCase(const std::string &name)
{
    return QString::fromStdString(name).toLower().toStdString();
}

/// A block of one address.
std::optional<IpPrefix> blockOf(const std::optional<IpAddress> &address)
{
    return address ? std::optional(IpPrefix::of(*address)) : std::nullopt;
}

const char *worldOf(const IpAddress &address)
{
    return address.isV6 ? "world-ipv6" : "world-ipv4";
}

} // namespace

IdentityTable::IdentityTable(const objects::ClusterObjects &objects, const CompiledPolicies &policies)
    : m_objects(objects)
    , m_policies(policies)
{
    readPods();
    readNodes();
    readGroups();
}

void IdentityTable::readPods()
{
    const objects::Labels none;
    for (std::size_t at = 0; at < m_objects.pods.size(); ++at) {
        const objects::Pod &pod = m_objects.pods[at];
        const auto labels = m_objects.namespaces.find(pod.name.nameSpace);
        const auto &worn = labels == m_objects.namespaces.end() ? none : labels->second;
        m_pods.push_back({identityLabels(pod, worn, m_objects.enforcement), {}, "pod " + pod.name.text()});
        if (isPlain() && !pod.addresses.empty())
            m_pods.back().block = blockOf(IpAddress::parse(pod.addresses.front()));
        m_podsByName[pod.name] = at;
        if (const auto id = pod.labels.find("sandbox-id"); id != pod.labels.end()) {
            const auto [place, isNew] = m_podsBySandbox.try_emplace(id->second, at);
            if (!isNew && !pod.ended)
                place->second = at;
        }
        if (pod.ended)
            continue;
        for (const std::string &text : pod.addresses) {
            const auto address = IpAddress::parse(text);
            if (address && pod.hostNetwork)
                m_nodesByAddress.try_emplace(*address, pod.node);
            else if (address)
                m_podsByAddress[*address] = at;
        }
        if (pod.hostNetwork)
            continue;
        std::map<std::string, objects::ContainerPort> last; // of two ports of one name in a pod the later one counts
        for (const objects::ContainerPort &port : pod.ports)
            last[lowerCase(port.name)] = port;
        for (const auto &[name, port] : last) {
            const auto protocol = protocolNamed(port.protocol);
            if (!protocol || !isPortName(name))
                continue;
            const auto [place, isNew] = m_ports.try_emplace({name, *protocol}, port.number);
            if (!isNew && place->second != port.number)
                place->second = 0;
        }
    }
}

void IdentityTable::readNodes()
{
    for (const objects::Node &node : m_objects.nodes) {
        for (const std::string &text : node.addresses) {
            if (const auto address = IpAddress::parse(text))
                m_nodesByAddress[*address] = node.name;
        }
    }
    const auto endpoints = m_objects.endpoints.find({"default", "kubernetes"});
    if (endpoints == m_objects.endpoints.end())
        return;
    for (const std::string &text : endpoints->second) {
        const auto address = IpAddress::parse(text);
        if (address && std::find(m_apiServers.begin(), m_apiServers.end(), *address) == m_apiServers.end())
            m_apiServers.push_back(*address);
    }
}

void IdentityTable::readGroups()
{
    for (const objects::CidrGroup &group : m_objects.cidrGroups) {
        for (const std::string &text : group.cidrs) {
            if (const auto block = IpPrefix::parse(text))
                m_groups.push_back({*block, &group});
        }
    }
    std::stable_sort(m_groups.begin(), m_groups.end(), [](const Group &one, const Group &other) {
        if (one.block.length != other.block.length)
            return one.block.length > other.block.length;
        return one.group->name < other.group->name;
    });
}

std::optional<std::size_t> IdentityTable::findPod(const objects::ObjectName &name) const
{
    const auto found = m_podsByName.find(name);
    return found == m_podsByName.end() ? std::nullopt : std::optional(found->second);
}

std::optional<std::size_t> IdentityTable::findSandbox(const std::string &id) const
{
    const auto found = m_podsBySandbox.find(id);
    return found == m_podsBySandbox.end() ? std::nullopt : std::optional(found->second);
}

base::Result<std::vector<Identity>> IdentityTable::resolve(const Peer &peer, const objects::Pod &subject) const
{
    if (const auto *pod = std::get_if<PodPeer>(&peer)) {
        const auto found = findPod(pod->name);
        if (!found)
            return base::fail(base::ErrorCode::NotFound, "there is no such pod", "pod " + pod->name.text());
        return std::vector{asPeer(*found, subject)};
    }
    if (const auto *sandbox = std::get_if<SandboxPeer>(&peer)) {
        const auto found = findSandbox(sandbox->id);
        if (!found)
            return base::fail(base::ErrorCode::NotFound, "there is no such sandbox", "sandbox " + sandbox->id);
        return std::vector{asPeer(*found, subject)};
    }
    if (const auto *address = std::get_if<AddressPeer>(&peer))
        return std::vector{atAddress(address->address, subject)};
    if (const auto *name = std::get_if<NamePeer>(&peer))
        return std::vector{named(name->name)};
    if (const auto *service = std::get_if<ServicePeer>(&peer))
        return base::fail(base::ErrorCode::InvalidArgument,
                          "a service is no end of a connection: its backends are, and only of what goes out",
                          "service " + service->name.text());
    return ofEntity(std::get<EntityPeer>(peer).entity, subject);
}

std::uint16_t IdentityTable::portOfPod(const objects::Pod &pod, const std::string &name, Protocol protocol) const
{
    for (auto port = pod.ports.rbegin(); port != pod.ports.rend(); ++port) {
        if (lowerCase(port->name) == name)
            return protocolNamed(port->protocol) == protocol ? port->number : std::uint16_t(0);
    }
    return 0;
}

std::uint16_t IdentityTable::portOfCluster(const std::string &name, Protocol protocol) const
{
    const auto found = m_ports.find({name, protocol});
    return found == m_ports.end() ? std::uint16_t(0) : found->second;
}

Identity IdentityTable::atAddress(const IpAddress &address, const objects::Pod &subject) const
{
    if (const auto pod = m_podsByAddress.find(address); pod != m_podsByAddress.end())
        return m_pods[pod->second];
    if (const auto node = m_nodesByAddress.find(address); node != m_nodesByAddress.end())
        return ofNode(node->second, address, subject);
    return ofWorld(address);
}

Identity IdentityTable::ofWorld(const IpAddress &address) const
{
    Identity identity = reservedIdentity({worldOf(address)});
    if (std::find(m_apiServers.begin(), m_apiServers.end(), address) != m_apiServers.end())
        identity.labels.push_back({"reserved", "kube-apiserver", {}});
    for (const IpPrefix &block : m_policies.blocks) {
        if (block.contains(address)) {
            identity.block = block;
            break;
        }
    }
    std::set<std::string> taken;
    const auto add = [&identity, &taken](const std::string &key, const std::string &value) {
        if (taken.insert(key).second)
            identity.labels.push_back({"cidrgroup", key, value});
    };
    for (const Group &each : m_groups) {
        if (!each.block.contains(address))
            continue;
        add("io.cilium.policy.cidrgroupname/" + each.group->name, {});
        for (const auto &[key, value] : each.group->labels) {
            if (!key.starts_with("io.cilium.k8s"))
                add(key, value);
        }
    }
    return identity;
}

Identity IdentityTable::ofNode(const std::string &node, const std::optional<IpAddress> &address,
                               const objects::Pod &subject) const
{
    const bool isOwn = !node.empty() && node == subject.node;
    // The local host is one identity with all of its addresses; another node's addresses each are one.
    const bool servesApi = std::any_of(m_apiServers.begin(), m_apiServers.end(), [&](const IpAddress &server) {
        const auto found = m_nodesByAddress.find(server);
        return isOwn || !address ? found != m_nodesByAddress.end() && found->second == node : server == *address;
    });
    Identity identity = reservedIdentity({isOwn ? "host" : "remote-node"});
    if (servesApi)
        identity.labels.push_back({"reserved", "kube-apiserver", {}});
    if (isPlain()) { // an address like any other, which 0.0.0.0/0 means too
        identity.labels.push_back({"reserved", "world-ipv4", {}});
        identity.block = blockOf(address);
    }
    return identity;
}

Identity IdentityTable::asPeer(std::size_t at, const objects::Pod &subject) const
{
    const objects::Pod &pod = m_objects.pods[at];
    if (!pod.hostNetwork)
        return m_pods[at];
    return ofNode(pod.node, pod.addresses.empty() ? std::nullopt : IpAddress::parse(pod.addresses.front()), subject);
}

Identity IdentityTable::named(const std::string &name) const
{
    Identity identity = reservedIdentity({"world-ipv4"});
    for (const objects::FqdnSelector &selector : m_policies.names) {
        if (meansName(selector, name)) {
            identity.labels.push_back(
                {"fqdn", selector.matchName.empty() ? selector.matchPattern : selector.matchName, {}});
        }
    }
    return identity;
}

std::vector<Identity> IdentityTable::ofEntity(const std::string &entity, const objects::Pod &subject) const
{
    if (entity == "world" || entity == "world-ipv4")
        return {reservedIdentity({"world-ipv4"})};
    if (entity == "host") {
        Identity host = subject.node.empty() ? reservedIdentity({"host"}) : ofNode(subject.node, {}, subject);
        return {std::move(host)};
    }
    if (entity == "kube-apiserver")
        return ofApiServer(subject);
    if (entity == "remote-node" && isPlain())
        return ofOtherNodes(subject);
    if (entity == "cluster")
        return ofCluster(subject);
    if (entity == "all") {
        std::vector<Identity> all = ofCluster(subject);
        all.push_back(reservedIdentity({"world-ipv4"}));
        all.push_back(reservedIdentity({"world-ipv6"}));
        return all;
    }
    return {reservedIdentity({entity})};
}

/// By their addresses: all that a NetworkPolicy can know of them.
std::vector<Identity> IdentityTable::ofOtherNodes(const objects::Pod &subject) const
{
    std::vector<Identity> identities;
    for (const auto &[address, node] : m_nodesByAddress) {
        const bool servesApi = std::find(m_apiServers.begin(), m_apiServers.end(), address) != m_apiServers.end();
        if (node != subject.node && !servesApi)
            identities.push_back(ofNode(node, address, subject));
    }
    for (Identity &identity : identities)
        identity.called = "node " + identity.block->address.text();
    if (identities.empty())
        identities.push_back(ofNode({}, {}, subject));
    return identities;
}

std::vector<Identity> IdentityTable::ofApiServer(const objects::Pod &subject) const
{
    std::vector<Identity> identities;
    for (const IpAddress &address : m_apiServers) {
        identities.push_back(atAddress(address, subject));
        identities.back().called = "kube-apiserver" + (m_apiServers.size() > 1 ? ' ' + address.text() : std::string{});
    }
    if (identities.empty()) {
        identities.push_back(reservedIdentity({"remote-node", "kube-apiserver"}));
        identities.back().called = "kube-apiserver";
        if (isPlain())
            identities.back().labels.push_back({"reserved", "world-ipv4", {}});
    }
    return identities;
}

std::vector<Identity> IdentityTable::ofCluster(const objects::Pod &subject) const
{
    std::vector<Identity> identities = ofApiServer(subject);
    identities.push_back(ofEntity("host", subject).front());
    for (const char *entity : {"remote-node", "health", "init", "unmanaged", "ingress"})
        identities.push_back(reservedIdentity({entity}));
    for (std::size_t at = 0; at < m_objects.pods.size(); ++at) {
        const objects::Pod &pod = m_objects.pods[at];
        if (!pod.hostNetwork && !pod.ended && pod.name != subject.name)
            identities.push_back(m_pods[at]);
    }
    return identities;
}

} // namespace liteboxd::policy::explain
