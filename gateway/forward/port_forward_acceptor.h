// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/forward/port_forwarder_loop.h"
#include "gateway/io/listener.h"

#include <memory>
#include <optional>
#include <unordered_set>

namespace liteboxd::forward {

/// The loop's side of a PortForwardListener: accepts and forwards. Its connections keep it alive until
/// they end, which close() makes them do.
class PortForwardAcceptor : public std::enable_shared_from_this<PortForwardAcceptor>
{
public:
    static std::shared_ptr<PortForwardAcceptor> open(PortForwarderLoop &loop,
                                                     std::shared_ptr<io::ListeningSocket> socket, PodResolver resolver,
                                                     std::function<void(PortForwardState)> onState);

    /// Frees the port at once and resets every connection; nothing is told any more.
    void close();

private:
    PortForwardAcceptor(PortForwarderLoop &loop, std::shared_ptr<io::ListeningSocket> socket, PodResolver resolver,
                        std::function<void(PortForwardState)> onState);

    io::Task<void> acceptLoop();
    static io::Task<void> serve(std::shared_ptr<PortForwardAcceptor> self, io::FileDescriptor socket);
    void note(PortForwardState::Health health, std::optional<base::Error> error);

    PortForwarderLoop &m_loop;
    std::shared_ptr<io::ListeningSocket> m_socket;
    std::unique_ptr<io::Listener> m_listener;
    std::optional<io::Task<void>> m_accepting; ///< uses what is above
    PodResolver m_resolver;
    std::function<void(PortForwardState)> m_onState;
    PortForwardState m_state;
    std::unordered_set<io::Stream *> m_connections;
};

} // namespace liteboxd::forward
