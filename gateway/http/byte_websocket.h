// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "gateway/http/frame_decoder.h"
#include "gateway/io/event.h"
#include "gateway/io/stream.h"
#include "gateway/io/task.h"

#include <chrono>
#include <memory>
#include <optional>
#include <string>

namespace liteboxd::http {

class Worker;

/// One side of a WebSocket that carries a stream of bytes, such as a TCP connection: the payload of its binary messages
/// is the bytes, whatever their boundaries; an empty text message says that its sender sends no more and still reads (a
/// half-close); a Close with 1000 ends both directions in order, any other code or none breaks them off. Text that is
/// not empty breaks the protocol.
///
/// It pauses: while nobody reads, the connection below is not read either, and at most one message waits to be sent.
/// A peer that says nothing for half of `silence` is asked by a Ping, and counts as lost after all of it.
class ByteWebSocket final : public io::Stream
{
public:
    /// Bytes of the longest message that is sent. What is sent and not taken by the socket yet is never more.
    static constexpr std::size_t mostInMessage = 64 * 1024;

    /// Takes over a connection on which the handshake is done; `received` is what came behind it, `peers` how the peer
    /// masks: a client must, a server must not.
    ByteWebSocket(std::unique_ptr<io::Stream> connection, base::Masking peers, std::string received,
                  std::chrono::milliseconds silence);
    ~ByteWebSocket() override;

    /// Failed once the peer broke off; End at its half-close, and at its Close with 1000. isLost() then says whether it
    /// is gone; a peer that has only half-closed is listened to without anybody's reading.
    io::IoResult recv(std::span<char> into) override;
    using Stream::send;
    io::IoResult send(std::span<const iovec> pieces) override;
    /// Says the half-close, behind what was sent before.
    void shutdownSend() override;

    std::size_t systemMemory() const override { return m_connection->systemMemory(); }

    /// Why it failed: ConnectionLost, TimedOut, ProtocolViolated.
    const base::Error *failureReason() const override { return m_failure ? &*m_failure : nullptr; }

    /// Ends it: tells the peer Close, where it can take one, and waits for its end as long as `linger`. Nothing else is
    /// to be called then.
    io::Task<void> close(Worker &worker, base::CloseCode code, std::string reason, std::chrono::milliseconds linger);

private:
    io::IoResult receiveRaw(std::span<char> into);
    std::size_t decode(std::span<char> raw);
    bool readOn();
    bool askOrGiveUp();
    io::Deadline nextDeadline() const { return m_askedAt.value_or(m_lastHeard) + m_silence / 2; }
    void take(const FrameDecoder::Piece &piece);
    void takeClose(std::string_view payload);
    void fail(base::Error error);
    void endSending();
    void append(base::Opcode opcode, std::string_view payload);
    bool flush();
    io::Task<void> pumpReads();
    io::Task<void> pumpWrites();
    std::optional<base::MaskingKey> key() const;

    std::unique_ptr<io::Stream> m_connection;
    base::Masking m_peers;
    std::chrono::milliseconds m_silence;
    std::string m_received; ///< raw bytes that came behind the handshake
    FrameDecoder m_decoder;
    std::string m_unsent;  ///< frames, or what is left of one
    std::string m_control; ///< control frames, while other bytes are in their way; of Pongs the last
    std::optional<base::Error> m_failure;
    std::optional<io::IoStatus> m_end; ///< what recv() says when the bytes at hand are read
    io::Deadline m_lastHeard;
    std::optional<io::Deadline> m_askedAt; ///< by a Ping, since it was last heard
    bool m_sendEnded = false;
    bool m_peerClosed = false; ///< it said Close, or is gone
    bool m_isBlocked = false;  ///< the socket takes nothing: the write pump waits for it
    io::Event m_drained;       ///< recv() has found nothing more
    io::Event m_blocked;       ///< bytes wait to be sent
    std::optional<io::Task<void>> m_readPump;
    std::optional<io::Task<void>> m_writePump;
};

} // namespace liteboxd::http
