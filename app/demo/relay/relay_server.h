// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/relay/flow_ring.h"
#include "core/base/result.h"
#include "gateway/io/socket_address.h"

#include <memory>
#include <string>
#include <vector>

namespace liteboxd::demo {

/// The demo's Hubble Relay: serves Observer over gRPC, without TLS, from a ring of flows, on gRPC's own threads. A
/// filter or method that it does not do is refused by name. Destroying it ends every call.
class RelayServer
{
public:
    /// Relay's port, in a cluster as here.
    static constexpr std::uint16_t port = 4245;

    /// Listens on an address of 127.64.0.0/10 that nobody has. AlreadyExists if there is none. `unseenNode` is one of
    /// the nodes, whose agent it does not reach; empty: it sees all.
    static base::Result<std::unique_ptr<RelayServer>>
    start(std::shared_ptr<FlowRing> flows, std::vector<std::string> nodes, std::string unseenNode = {});
    virtual ~RelayServer() = default;

    virtual io::SocketAddress address() const = 0;
};

} // namespace liteboxd::demo
