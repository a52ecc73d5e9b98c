// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gateway/memory/memory_network.h"

namespace liteboxd::io {

/// One direction of a connection.
struct MemoryPipe
{
    std::string inFlight; ///< sent, not there yet
    std::string arrived;
    bool isEnded = false; ///< the sender has said so; behind the bytes
    bool isReset = false; ///< at once
    bool isReceiverGone = false;
    bool isStalled = false;

    std::size_t room() const { return MemoryNetwork::window - inFlight.size() - arrived.size(); }
};

/// One end of a connection of a MemoryNetwork. Tells of readiness as TcpStream does: by edges, and a read or write that
/// does less than asked for counts as "would block next".
class MemoryStream final : public Stream
{
public:
    enum class Role { Tested, Peer };

    MemoryStream(MemoryNetwork &network, std::size_t connection, std::shared_ptr<MemoryPipe> incoming,
                 std::shared_ptr<MemoryPipe> outgoing, Role role);
    /// Ends the connection as the kernel does: a reset if aborted or if something is unread, an end otherwise.
    ~MemoryStream() override;

    IoResult recv(std::span<char> into) override;
    using Stream::send;
    IoResult send(std::span<const iovec> pieces) override;
    void shutdownSend() override;
    std::size_t undeliveredBytes() const override { return m_out->isReceiverGone ? 0 : m_out->inFlight.size(); }

    /// Whether there is news for this end.
    bool isDue() const;
    /// Brings it: at most so many bytes.
    void deliver(std::size_t most);

private:
    /// False when the operation may go on.
    bool meetsFault(IoResult &result, bool isRead);
    bool bytesAreDue() const { return !m_in->inFlight.empty() && !m_in->isStalled; }
    bool isAtEnd() const;
    bool endIsDue() const { return isAtEnd() && !(m_in->isReset ? m_isToldOfReset : m_isToldOfEnd); }
    bool roomIsDue() const { return m_wantsRoom && (m_out->room() > 0 || m_in->isReset) && !m_out->isStalled; }

    MemoryNetwork &m_network;
    std::size_t m_connection;
    std::shared_ptr<MemoryPipe> m_in;
    std::shared_ptr<MemoryPipe> m_out;
    Role m_role;
    bool m_isToldOfEnd = false;
    bool m_isToldOfReset = false;
    bool m_wantsRoom = false;
    bool m_hasShutDown = false;
};

} // namespace liteboxd::io
