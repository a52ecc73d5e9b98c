// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/policy/explain/ip_prefix.h"
#include "core/policy/objects/object_name.h"

#include <string>
#include <string_view>
#include <variant>

namespace liteboxd::policy::explain {

/// The other end of a connection, as a person names it.
struct PodPeer
{
    objects::ObjectName name;
};
struct SandboxPeer
{
    std::string id; ///< label `sandbox-id`
};
struct AddressPeer
{
    IpAddress address;
};
struct NamePeer
{
    std::string name; ///< a DNS name outside of the cluster
};
struct EntityPeer
{
    std::string entity; ///< "world", "host", "cluster", …
};
struct ServicePeer
{
    objects::ObjectName name;
};

using Peer = std::variant<PodPeer, SandboxPeer, AddressPeer, NamePeer, EntityPeer, ServicePeer>;

/// "pod:NAMESPACE/NAME", "sandbox:ID", "ip:ADDRESS", "fqdn:NAME", "entity:WORD", "service:NAMESPACE/NAME". Without what
/// is before the colon the text is an address if it reads as one, else an entity if it is one, else a pod if it has a
/// '/', else a DNS name if it has a '.', else the world if it is "internet", else a sandbox. InvalidArgument for an
/// address that is none, an entity that is none, a pattern of names, an empty text.
base::Result<Peer> parsePeer(std::string_view text);

} // namespace liteboxd::policy::explain
