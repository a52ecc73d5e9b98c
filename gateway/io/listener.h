// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "gateway/io/file_descriptor.h"
#include "gateway/io/reactor.h"
#include "gateway/io/socket_address.h"

#include <atomic>
#include <memory>
#include <optional>
#include <string>

namespace liteboxd::io {

/// A bound, listening socket that several reactors may accept from.
class ListeningSocket
{
public:
    /// `address` with port 0 picks a free one. Somebody else's use of the port is an error: nothing is shared with
    /// other processes.
    static base::Result<std::shared_ptr<ListeningSocket>> open(const SocketAddress &address);

    /// The same for what comes in by one network device only ("lo"), whatever else `address` covers.
    static base::Result<std::shared_ptr<ListeningSocket>> openOn(const std::string &device,
                                                                 const SocketAddress &address);

    const SocketAddress &address() const { return m_address; }
    int descriptor() const { return m_socket.get(); }

private:
    friend class Listener;

    ListeningSocket(FileDescriptor socket, const SocketAddress &address);

    FileDescriptor m_socket;
    SocketAddress m_address;
    std::atomic<int> m_listeners = 0;
};

/// One reactor's view of a listening socket; EPOLLEXCLUSIVE wakes one of the reactors per connection. The kernel would
/// ask the same idle reactor each time, and with connections that stay open all work would be one core's: so a reactor
/// that took one goes behind the others.
class Listener final : private Pollable
{
public:
    Listener(Reactor &reactor, std::shared_ptr<ListeningSocket> socket);
    ~Listener() override;

    struct Accepted
    {
        FileDescriptor socket;
        SocketAddress peer;
        bool isLast = false; ///< there was no descriptor left but one held back for this: close it soon
    };

    /// The next connection; nullopt when there is none now, or it is another reactor's turn. When the process has no
    /// descriptor left, a connection is accepted on one that was held back, so that its client can be told. If that is
    /// gone too, accepting pauses, so that the loop does not spin on a connection that it cannot take.
    std::optional<Accepted> accept();

    /// Waits for connections to accept().
    Waiter acceptable(Deadline deadline = Deadline::max()) { return m_acceptable.wait(deadline); }
    void cancelWaits() { m_acceptable.cancel(); }
    bool isPaused() const { return m_paused; }
    /// Ends a pause.
    void resume();

private:
    void onEvents(std::uint32_t events) noexcept override;
    void goBehindTheOthers();
    bool isShared() const { return m_socket->m_listeners > 1 && !m_acceptable.isCancelled(); }

    Reactor &m_reactor;
    std::shared_ptr<ListeningSocket> m_socket;
    WaitSlot m_acceptable;
    FileDescriptor m_reserve;
    bool m_paused = false;
};

} // namespace liteboxd::io
