// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/byte_queue.h"
#include "gateway/http/limits.h"
#include "gateway/io/socket_address.h"
#include "gateway/io/stream.h"
#include "gateway/io/task.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace liteboxd::http {

class Worker;

/// One end of an HTTP connection: the stream, and what was received beyond the message at hand. Owned by the
/// coroutine that serves it.
class Connection
{
public:
    Connection(Worker &worker, std::unique_ptr<io::Stream> stream, io::SocketAddress peer)
        : m_worker(worker)
        , m_stream(std::move(stream))
        , m_peer(peer)
    {}

    Worker &worker() const { return m_worker; }
    io::Stream &stream() { return *m_stream; }
    const io::Stream &stream() const { return *m_stream; }
    /// Gives the stream away; of this object nothing but received() is to be used then.
    std::unique_ptr<io::Stream> takeStream() { return std::move(m_stream); }
    const io::SocketAddress &peer() const { return m_peer; }
    /// The peer's address as text, made once.
    const std::string &peerHost()
    {
        if (m_peerHost.empty())
            m_peerHost = m_peer.host();
        return m_peerHost;
    }
    /// Whether the peer is a process of the user who runs this one, on this machine: as the kernel says, asked once.
    bool isOfThisUser();
    /// Whether the peer is a trusted proxy: its X-Forwarded-* count.
    bool isFromTrustedProxy() const { return m_isFromTrustedProxy; }
    void setFromTrustedProxy(bool trusted) { m_isFromTrustedProxy = trusted; }
    ByteQueue &received() { return m_received; }

    /// Sends every byte, waiting as long as each wait ends before `timeout`. False when the peer is gone or stalls:
    /// the stream is aborted then, for nothing may follow what was cut; on one that is aborted nothing is sent. The
    /// bytes, not the span, must stay until the task has ended.
    io::Task<bool> sendAll(std::span<const iovec> pieces, std::chrono::milliseconds timeout);
    io::Task<bool> sendAll(std::string_view bytes, std::chrono::milliseconds timeout);

    /// Waits until more has come, and appends it to received(). False at the end, at an error, or when `deadline`
    /// passes.
    io::Task<bool> receiveMore(io::Deadline deadline);

private:
    io::Task<bool> sendRest(std::vector<iovec> left, std::chrono::milliseconds timeout);

    Worker &m_worker;
    std::unique_ptr<io::Stream> m_stream;
    io::SocketAddress m_peer;
    std::string m_peerHost;
    bool m_isFromTrustedProxy = false;
    std::optional<bool> m_isOfThisUser; ///< nothing: not asked yet
    ByteQueue m_received;
};

} // namespace liteboxd::http
