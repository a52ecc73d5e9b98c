// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "gateway/forward/channel_decoder.h"
#include "gateway/io/event.h"
#include "gateway/io/stream.h"
#include "gateway/io/task.h"

#include <array>
#include <memory>
#include <optional>
#include <string>

namespace liteboxd::forward {

/// One TCP connection into a pod, through the API server's port-forward: the bytes of the data channel of a WebSocket
/// of the subprotocol v4.channel.k8s.io. Byte exact, and it pauses: while nobody reads, the connection to the API
/// server is not read either, and at most one message waits to be sent.
///
/// The protocol knows no half-close: shutdownSend() tells the pod nothing, and only the end of this object ends its
/// connection. Whether the pod took the connection is not told either; if it did not, the first recv() that has
/// nothing else to give fails, and failureReason() says why.
class PortForwardStream final : public io::Stream
{
public:
    /// Bytes of the longest message that is sent. What is sent and not taken by the socket yet is never more.
    static constexpr std::size_t mostInMessage = 64 * 1024;

    /// Takes over a connection on which the handshake is done; `received` is what came behind the 101. `port` is the
    /// one that was asked for, which each channel's first two bytes repeat.
    PortForwardStream(std::unique_ptr<io::Stream> connection, std::uint16_t port, std::string received);
    ~PortForwardStream() override;

    io::IoResult recv(std::span<char> into) override;
    using Stream::send;
    io::IoResult send(std::span<const iovec> pieces) override;
    /// What was taken before still leaves; writable() is then when it has.
    void shutdownSend() override;

    std::size_t systemMemory() const override { return m_connection->systemMemory(); }

    /// Why it failed. ConnectionRefused: nobody listens in the pod; ConnectionLost, TimedOut, NotFound (no such pod or
    /// container any more), ServerFailed: what the error channel said; ProtocolViolated.
    const base::Error *failureReason() const override { return m_failure ? &*m_failure : nullptr; }

private:
    static constexpr std::uint8_t dataChannel = 0;
    static constexpr std::uint8_t errorChannel = 1;

    io::IoResult receiveRaw(std::span<char> into);
    std::size_t decode(std::span<char> raw);
    std::string_view behindPort(std::uint8_t channel, std::string_view bytes);
    void take(const ChannelDecoder::Piece &piece);
    void end();
    void fail(base::Error error);
    void endSending();
    void answerPing(std::string_view payload);
    bool flush();
    io::Task<void> pumpReads();
    io::Task<void> pumpWrites();

    std::unique_ptr<io::Stream> m_connection;
    std::uint16_t m_port;
    std::string m_received; ///< raw bytes that came behind the handshake
    ChannelDecoder m_decoder{base::Masking::Forbidden};
    std::array<std::uint8_t, 2> m_portBytes{}; ///< of each channel: how many of its port's bytes have come
    std::string m_errorText;
    std::string m_unsent; ///< frames, or what is left of one
    std::string m_pong;   ///< the answer to the last Ping, while other bytes are in its way
    std::optional<base::Error> m_failure;
    std::optional<io::IoStatus> m_end; ///< what recv() says when the bytes at hand are read
    bool m_sendEnded = false;
    bool m_isBlocked = false; ///< the socket takes nothing: the write pump waits for it
    bool m_closed = false;    ///< the other side said Close, and nothing bad by it
    io::Event m_drained;      ///< recv() has found nothing more
    io::Event m_blocked;      ///< bytes wait to be sent
    io::Task<void> m_readPump;
    io::Task<void> m_writePump;
};

/// What an API server or kubelet says on the error channel as an error value; its words are the context.
base::Error portForwardError(std::string_view text);

} // namespace liteboxd::forward
