// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/explain/peer.h"

#include <algorithm>
#include <array>

namespace liteboxd::policy::explain {

namespace {

constexpr std::array<std::string_view, 12> entities{"all",     "world", "world-ipv4",  "world-ipv6",
                                                    "cluster", "host",  "remote-node", "kube-apiserver",
                                                    "health",  "init",  "unmanaged",   "ingress"};

bool isEntity(std::string_view text)
{
    return std::find(entities.begin(), entities.end(), text) != entities.end();
}

auto malformed(std::string_view text, const char *why)
{
    return base::fail(base::ErrorCode::InvalidArgument, "'" + std::string(text) + "' " + why);
}

std::optional<objects::ObjectName> objectName(std::string_view text)
{
    const std::size_t slash = text.find('/');
    if (slash == 0 || slash == std::string_view::npos || slash + 1 == text.size())
        return std::nullopt;
    return objects::ObjectName{std::string(text.substr(0, slash)), std::string(text.substr(slash + 1))};
}

base::Result<Peer> podPeer(std::string_view text)
{
    if (auto name = objectName(text))
        return PodPeer{std::move(*name)};
    return malformed(text, "does not name a pod as NAMESPACE/NAME");
}

base::Result<Peer> servicePeer(std::string_view text)
{
    if (auto name = objectName(text))
        return ServicePeer{std::move(*name)};
    return malformed(text, "does not name a service as NAMESPACE/NAME");
}

base::Result<Peer> addressPeer(std::string_view text)
{
    const auto address = IpAddress::parse(text);
    if (!address)
        return malformed(text, "is no IP address");
    return AddressPeer{*address};
}

base::Result<Peer> entityPeer(std::string_view text)
{
    if (!isEntity(text))
        return malformed(text, "is no entity of Cilium");
    return EntityPeer{std::string(text)};
}

base::Result<Peer> namePeer(std::string_view text)
{
    if (text.find('*') != std::string_view::npos)
        return malformed(text, "is a pattern: ask for one of its names");
    return NamePeer{std::string(text)};
}

} // namespace

base::Result<Peer> parsePeer(std::string_view text)
{
    const auto rest = [text](std::string_view prefix) { return text.substr(prefix.size()); };
    if (text.starts_with("pod:"))
        return podPeer(rest("pod:"));
    if (text.starts_with("service:"))
        return servicePeer(rest("service:"));
    if (text.starts_with("ip:"))
        return addressPeer(rest("ip:"));
    if (text.starts_with("entity:"))
        return entityPeer(rest("entity:"));
    if (text.starts_with("fqdn:") && text.size() > 5)
        return namePeer(rest("fqdn:"));
    if (text.starts_with("sandbox:") && text.size() > 8)
        return SandboxPeer{std::string(rest("sandbox:"))};
    if (IpAddress::parse(text))
        return addressPeer(text);
    if (text.empty() || text.find(':') != std::string_view::npos)
        return malformed(text, "names no peer: expected pod:, sandbox:, ip:, fqdn:, service: or entity:");
    if (isEntity(text))
        return entityPeer(text);
    if (text.find('/') != std::string_view::npos)
        return podPeer(text);
    if (text.find('.') != std::string_view::npos)
        return namePeer(text);
    if (text == "internet")
        return entityPeer("world");
    return SandboxPeer{std::string(text)};
}

} // namespace liteboxd::policy::explain
