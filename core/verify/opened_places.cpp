// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/opened_places.h"

#include "core/base/port_number.h"

#include <algorithm>
#include <array>
#include <set>
#include <string>

namespace liteboxd::verify {

using namespace policy::objects;
using policy::explain::IpAddress;
using policy::explain::IpPrefix;

namespace {

constexpr std::uint16_t usual = 443;
constexpr std::uint16_t dns = 53;
constexpr std::size_t most = 16; ///< of places, and of ports: each is asked about for each sandbox

/// Of the cluster, of a local network, or nobody's: other checks ask about those.
bool isPublic(const IpAddress &address)
{
    static const std::array blocks{"0.0.0.0/8",      "10.0.0.0/8",    "100.64.0.0/10",  "127.0.0.0/8",
                                   "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16", "224.0.0.0/3",
                                   "::/16",          "fc00::/7",      "fe80::/10",      "ff00::/8"};
    return std::none_of(blocks.begin(), blocks.end(), [&address](const char *block) {
        const auto prefix = IpPrefix::parse(block);
        return prefix && prefix->contains(address);
    });
}

/// The port at which a rule with these is asked; none if it is about name servers.
std::optional<std::uint16_t> portOf(const std::vector<std::string> &ports)
{
    for (const std::string &text : ports) {
        const auto port = base::parsePort(text);
        if (port && *port != dns)
            return *port;
    }
    return ports.empty() ? std::optional(usual) : std::nullopt;
}

class Places
{
public:
    void add(const std::string &block, const std::vector<std::string> &ports)
    {
        const auto prefix = IpPrefix::parseLoose(block);
        const auto port = portOf(ports);
        constexpr int world = 3; // 2000::/3 is all of it
        if (!prefix || !port || prefix->length <= (prefix->address.isV6 ? world : 0) || m_all.size() >= most)
            return;
        IpAddress address = prefix->address;
        if (prefix->length < address.bitLength() - 1)
            address.bytes[address.isV6 ? 15 : 3] |= 1; // the first is the network's own
        if (isPublic(address) && m_known.insert(address.text() + ' ' + std::to_string(*port)).second)
            m_all.push_back({address, *port});
    }

    std::vector<OpenedPlace> take() { return std::move(m_all); }

private:
    std::vector<OpenedPlace> m_all;
    std::set<std::string> m_known;
};

/// Of an entry that names no port, the one that is asked about where none is named.
std::vector<std::string> portsOf(const NetworkPolicyRule &rule)
{
    std::vector<std::string> ports;
    for (const NetworkPolicyPort &port : rule.ports)
        ports.push_back(port.port.value_or(std::to_string(usual)));
    return ports;
}

void addPlaces(const ClusterObjects &, const NetworkPolicyRule &rule, Places &places)
{
    const std::vector<std::string> ports = portsOf(rule);
    for (const NetworkPolicyPeer &peer : rule.peers) {
        if (peer.ipBlock)
            places.add(peer.ipBlock->cidr, ports);
    }
}

std::vector<std::string> portsOf(const CiliumRule &rule)
{
    std::vector<std::string> ports;
    for (const PortRule &group : rule.toPorts)
        std::transform(group.ports.begin(), group.ports.end(), std::back_inserter(ports),
                       [](const auto &port) { return port.port; });
    return ports;
}

void addGroup(const ClusterObjects &objects, const CidrRule &rule, const std::vector<std::string> &ports,
              Places &places)
{
    for (const CidrGroup &group : objects.cidrGroups) {
        if (group.name == rule.groupRef)
            std::for_each(group.cidrs.begin(), group.cidrs.end(),
                          [&](const std::string &cidr) { places.add(cidr, ports); });
    }
}

void addPlaces(const ClusterObjects &objects, const CiliumRule &rule, Places &places)
{
    const std::vector<std::string> ports = portsOf(rule);
    for (const std::string &cidr : rule.cidrs.value_or(std::vector<std::string>()))
        places.add(cidr, ports);
    for (const CidrRule &one : rule.cidrSet.value_or(std::vector<CidrRule>())) {
        places.add(one.cidr, ports);
        addGroup(objects, one, ports, places);
    }
}

/// Ports of the API server, kubelets, SSH, name servers, HTTPS and sandboxes: asked about by name.
bool isAskedAnyway(std::uint16_t port)
{
    static const std::set<std::uint16_t> known{22, 53, 443, 6443, 8080, 10250};
    return known.contains(port);
}

class Ports
{
public:
    void add(const std::vector<std::string> &ports)
    {
        for (const std::string &text : ports) {
            const auto port = base::parsePort(text);
            if (port && !isAskedAnyway(*port) && m_all.size() < most)
                m_all.insert(*port);
        }
    }

    std::vector<std::uint16_t> take() const { return {m_all.begin(), m_all.end()}; }

private:
    std::set<std::uint16_t> m_all;
};

bool isEverybody(const NetworkPolicyRule &rule)
{
    return rule.peers.empty() || std::any_of(rule.peers.begin(), rule.peers.end(), [](const NetworkPolicyPeer &peer) {
               return peer.ipBlock && (peer.ipBlock->cidr.ends_with("/0") || peer.ipBlock->cidr == "2000::/3");
           });
}

bool isEverybody(const CiliumRule &rule)
{
    const auto entities = rule.entities.value_or(std::vector<std::string>());
    const auto cidrs = rule.cidrs.value_or(std::vector<std::string>());
    const bool isAnyPeer = !rule.endpoints && !rule.entities && !rule.cidrs && !rule.cidrSet && !rule.fqdns &&
                           !rule.services && !rule.nodes && rule.groups == 0;
    return isAnyPeer ||
           std::any_of(entities.begin(), entities.end(),
                       [](const std::string &one) { return one == "world" || one == "all"; }) ||
           std::any_of(cidrs.begin(), cidrs.end(), [](const std::string &one) { return one.ends_with("/0"); });
}

std::vector<CiliumSpec> specsOf(const CiliumPolicy &policy)
{
    std::vector<CiliumSpec> all = policy.specs.value_or(std::vector<CiliumSpec>());
    if (policy.spec)
        all.push_back(*policy.spec);
    return all;
}

/// What policies of either kind say, rule by rule.
struct Collection
{
    const ClusterObjects &objects;
    Places places{};
    Ports portsOut{};
    Ports portsIn{};

    template<class Spec>
    void add(const Spec &spec)
    {
        for (const auto &rule : spec.egress) {
            addPlaces(objects, rule, places);
            if (isEverybody(rule))
                portsOut.add(portsOf(rule));
        }
        for (const auto &rule : spec.ingress)
            portsIn.add(portsOf(rule));
    }
};

} // namespace

OpenedParts OpenedParts::of(const ClusterObjects &objects)
{
    Collection collection{objects};
    for (const NetworkPolicy &policy : objects.networkPolicies)
        collection.add(policy);
    for (const CiliumPolicy &policy : objects.ciliumPolicies) {
        const std::vector<CiliumSpec> specs = specsOf(policy);
        std::for_each(specs.begin(), specs.end(), [&](const CiliumSpec &spec) { collection.add(spec); });
    }
    return {collection.places.take(), collection.portsOut.take(), collection.portsIn.take()};
}

} // namespace liteboxd::verify
