// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/management/feeds/receiver_link.h"
#include "gateway/management/feeds/socket_feed.h"

#include <deque>
#include <functional>
#include <mutex>

namespace liteboxd::management {

/// The WebSocket of something that goes on in the cluster for one client, a command or a verification: what its session
/// says goes to the client, and the other way round. Between two threads; owned by the socket's, and its session learns
/// when it goes.
class SessionFeed final : public SocketFeed
{
public:
    /// What the session does, on its own thread.
    struct Session
    {
        std::shared_ptr<ReceiverLink> link;
        std::function<void(base::Opcode opcode, const std::string &message)> take;
        std::function<void()> leave;
    };

    explicit SessionFeed(Session session)
        : m_session(std::move(session))
    {}
    ~SessionFeed() override { leave(); }

    /// A message for the client. False: it does not read them, and 4 MiB are waiting; this one is dropped. On the
    /// session's thread, as close().
    bool send(std::string message);
    /// The last message was sent.
    void close(base::CloseCode code);
    /// Nobody reads: what waits is still given, then `why`, which the limit does not count.
    void giveUp(std::string why, base::CloseCode code);

    void attach(std::weak_ptr<SocketWaker> waker) override;
    std::optional<std::string> next() override;
    std::optional<base::CloseCode> ended() override;
    void take(base::Opcode opcode, std::string message) override;
    void leave() override;

private:
    static constexpr std::size_t mostWaiting = 4U << 20U;

    const Session m_session;
    std::mutex m_mutex; ///< guards what follows
    std::weak_ptr<SocketWaker> m_waker;
    std::deque<std::string> m_waiting;
    std::size_t m_size = 0; ///< bytes of those
    std::optional<base::CloseCode> m_code;
};

} // namespace liteboxd::management
