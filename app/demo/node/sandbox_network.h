// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/node/sandbox_server.h"
#include "core/base/result.h"
#include "gateway/io/listener.h"

#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string_view>

namespace liteboxd::demo {

/// The addresses of the sandboxes and the sockets that listen there. A sandbox has a socket of its own, so that the
/// port stays free for other programs at every other address, for as long as half of the process's descriptors last.
/// When there are more sandboxes, all share one that listens on the whole loopback device, and the local address of a
/// connection says whom it is for. If another program has the port somewhere there, no more sandboxes can be had.
///
/// One worker's. Its task ends with that worker's reactor, before this object goes.
class SandboxNetwork
{
public:
    explicit SandboxNetwork(http::Worker &worker);
    ~SandboxNetwork();

    /// Serves `service` from now on at an address that follows from `name`. AlreadyExists if the addresses that do are
    /// taken, or there are too few descriptors and the port is another program's too.
    base::Result<std::shared_ptr<SandboxServer>> add(std::string_view name, std::unique_ptr<http::Service> service);

    /// Ends a sandbox of add(): nobody listens at its address any more, who was connected is reset.
    void remove(SandboxServer &sandbox);

private:
    class Socket;
    using Key = std::array<std::uint8_t, 16>;

    base::Result<void> listenAt(const io::SocketAddress &address);
    base::Result<void> shareOneSocket();
    io::Task<void> acceptLoop();
    bool acceptAll(Socket &socket);

    http::Worker &m_worker;
    http::ClientLimiter m_limiter;
    io::WaitSlot m_acceptable;
    std::map<Key, std::shared_ptr<SandboxServer>> m_sandboxes; ///< by address
    std::map<Key, std::unique_ptr<Socket>> m_own;
    std::unique_ptr<Socket> m_shared;
    std::size_t m_mostOwn;
};

} // namespace liteboxd::demo
