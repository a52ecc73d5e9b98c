// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/byte_websocket.h"

#include "core/base/random_bytes.h"
#include "gateway/http/await_end.h"
#include "gateway/http/lingering_reset.h"
#include "gateway/io/pieces.h"
#include "gateway/io/reactor.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <utility>

namespace liteboxd::http {

using base::Opcode;

ByteWebSocket::ByteWebSocket(std::unique_ptr<io::Stream> connection, base::Masking peers, std::string received,
                             std::chrono::milliseconds silence)
    : Stream(connection->reactor())
    , m_connection(std::move(connection))
    , m_peers(peers)
    , m_silence(silence)
    , m_received(std::move(received))
    , m_decoder(peers)
    , m_lastHeard(io::Clock::now())
    , m_drained(reactor())
    , m_blocked(reactor())
    , m_readPump(pumpReads())
    , m_writePump(pumpWrites())
{
    m_readable.raise(); // worth a try: bytes may have come with the handshake
    m_writable.raise();
    m_readPump->start();
    m_writePump->start();
}

ByteWebSocket::~ByteWebSocket()
{
    if (isAborted())
        m_connection->abort();
}

/// A client masks what it sends, a server does not.
std::optional<base::MaskingKey> ByteWebSocket::key() const
{
    return m_peers == base::Masking::Forbidden ? std::optional(base::randomBytes<4>()) : std::nullopt;
}

io::IoResult ByteWebSocket::recv(std::span<char> into)
{
    if (into.empty())
        return {io::IoStatus::Ok, 0};
    while (m_readable.isRaised()) {
        if (m_end)
            return {*m_end, 0};
        const io::IoResult raw = receiveRaw(into);
        if (raw.status == io::IoStatus::WouldBlock && m_connection->mayRead()) {
            m_readable.yield(); // it rests for others' sake, and nobody knows what is there
            break;
        }
        if (raw.status == io::IoStatus::WouldBlock) {
            m_readable.clear();
            m_drained.notify();
            break;
        }
        if (raw.status == io::IoStatus::Ok) {
            const std::size_t count = decode(into.first(raw.bytes));
            if (count > 0)
                return {io::IoStatus::Ok, count};
        } else {
            fail({base::ErrorCode::ConnectionLost, "the other side went without a Close", {}});
        }
    }
    return {io::IoStatus::WouldBlock, 0};
}

io::IoResult ByteWebSocket::receiveRaw(std::span<char> into)
{
    if (m_received.empty())
        return m_connection->recv(into);
    const std::size_t count = std::min(m_received.size(), into.size());
    std::memcpy(into.data(), m_received.data(), count);
    m_received.erase(0, count);
    return {io::IoStatus::Ok, count};
}

/// Moves the messages' bytes to the beginning of `raw`, in place, and returns how many there are.
std::size_t ByteWebSocket::decode(std::span<char> raw)
{
    m_lastHeard = reactor().now();
    m_askedAt.reset();
    char *const begin = raw.data();
    char *out = begin;
    while (m_end != io::IoStatus::Failed) {
        const auto piece = m_decoder.next(raw);
        if (!piece) {
            fail(piece.error());
            break;
        }
        if (!*piece)
            break;
        if ((*piece)->opcode != Opcode::Binary) {
            take(**piece);
            continue;
        }
        const std::string_view bytes = (*piece)->bytes;
        if (m_end) {
            fail({base::ErrorCode::ProtocolViolated, "bytes behind the half-close", {}});
            break;
        }
        if (!bytes.empty())
            std::memmove(out, bytes.data(), bytes.size());
        out += bytes.size();
    }
    return static_cast<std::size_t>(out - begin);
}

void ByteWebSocket::take(const FrameDecoder::Piece &piece)
{
    switch (piece.opcode) {
    case Opcode::Ping:
        append(Opcode::Pong, piece.bytes);
        break;
    case Opcode::Close:
        takeClose(piece.bytes);
        break;
    case Opcode::Text:
        if (!piece.bytes.empty())
            fail({base::ErrorCode::ProtocolViolated, "text in a WebSocket that carries bytes", {}});
        else if (!m_end)
            m_end = io::IoStatus::End;
        m_drained.notify(); // from now on the pump reads
        break;
    default:
        break;
    }
}

void ByteWebSocket::takeClose(std::string_view payload)
{
    m_peerClosed = true;
    if (payload.starts_with(base::closePayload(base::CloseCode::Normal))) {
        if (!m_end)
            m_end = io::IoStatus::End;
        endSending();
        lose();
    } else {
        fail({base::ErrorCode::ConnectionLost, "the other side broke off",
              std::string(payload.substr(std::min<std::size_t>(payload.size(), 2)))});
    }
}

void ByteWebSocket::fail(base::Error error)
{
    if (m_end == io::IoStatus::Failed)
        return;
    m_peerClosed = m_peerClosed || error.code == base::ErrorCode::ConnectionLost;
    m_failure = std::move(error);
    m_end = io::IoStatus::Failed;
    endSending();
    lose();
}

/// Nothing can be sent any more but a Close.
void ByteWebSocket::endSending()
{
    m_sendEnded = true;
    m_writable.raise(); // whoever waits to send is to learn of it
}

/// A control frame of ours: goes when the frame before it has gone. Only the last Ping needs an answer (RFC 6455,
/// 5.5.3), and of ours one at a time is enough.
void ByteWebSocket::append(Opcode opcode, std::string_view payload)
{
    m_control = base::encodeFrame(opcode, payload, key());
    static_cast<void>(flush());
}

/// Whether all that waited has been sent.
bool ByteWebSocket::flush()
{
    for (;;) {
        if (m_unsent.empty())
            m_unsent.swap(m_control);
        if (m_unsent.empty())
            return true;
        if (m_isBlocked)
            return false;
        const io::IoResult sent = m_connection->send(m_unsent);
        if (sent.status == io::IoStatus::WouldBlock) {
            m_isBlocked = true;
            m_blocked.notify();
            return false;
        }
        if (sent.status != io::IoStatus::Ok) {
            std::string().swap(m_unsent);
            m_control.clear();
            m_peerClosed = true;
            endSending();
            return false;
        }
        m_unsent.erase(0, sent.bytes);
        if (m_unsent.empty())
            std::string().swap(m_unsent);
    }
}

io::IoResult ByteWebSocket::send(std::span<const iovec> pieces)
{
    static thread_local std::string frame; // of all streams of this thread: nothing is kept per connection
    const std::size_t size = io::sizeOf(pieces);
    std::size_t taken = 0;
    while (taken < size && flush() && !m_sendEnded) {
        const std::size_t count = std::min(size - taken, mostInMessage);
        base::FrameHeader header;
        header.opcode = Opcode::Binary;
        header.maskingKey = key();
        header.payloadLength = count;
        frame = base::encodeFrameHeader(header);
        const std::size_t begin = frame.size();
        io::appendBehind(frame, pieces, taken, count);
        if (header.maskingKey)
            base::applyMask(std::span(frame).subspan(begin), *header.maskingKey);
        taken += count;
        const io::IoResult sent = m_connection->send(frame);
        if (sent.status != io::IoStatus::Ok && sent.status != io::IoStatus::WouldBlock) {
            m_peerClosed = true;
            endSending();
            break;
        }
        m_unsent.assign(frame, sent.bytes);
        if (!m_unsent.empty()) {
            m_isBlocked = true;
            m_blocked.notify();
        }
    }
    m_sent += taken;
    if (m_sendEnded)
        return {io::IoStatus::Failed, 0};
    if (taken > 0 || size == 0)
        return {io::IoStatus::Ok, taken};
    m_writable.clear();
    return {io::IoStatus::WouldBlock, 0};
}

void ByteWebSocket::shutdownSend()
{
    if (std::exchange(m_sendEnded, true))
        return;
    m_unsent += base::encodeFrame(Opcode::Text, {}, key());
    static_cast<void>(flush());
}

io::Task<void> ByteWebSocket::close(Worker &worker, base::CloseCode code, std::string reason,
                                    std::chrono::milliseconds linger)
{
    m_readPump.reset(); // the connection's waits are ours from here on
    m_writePump.reset();
    m_isBlocked = false;
    const bool hadClosed = m_peerClosed;
    m_sendEnded = true;
    m_unsent += m_control + base::encodeFrame(Opcode::Close, base::closePayload(code, reason), key());
    m_control.clear();
    const io::Deadline deadline = io::Clock::now() + linger;
    while (!flush()) {
        if (!m_isBlocked)
            break; // nobody takes anything any more
        m_isBlocked = false;
        const io::WaitStatus waited = co_await m_connection->writable(deadline);
        if (waited != io::WaitStatus::Ready)
            break;
    }
    if (!m_unsent.empty()) { // in the middle of a frame no Close fits: only a reset tells the truth
        m_connection->abort();
        co_return;
    }
    m_connection->shutdownSend();
    if (!hadClosed || m_failure == std::nullopt)
        co_await awaitEnd(worker, *m_connection, deadline);
}

/// Behind the half-close nobody reads, but a Close may come, and Pings and Pongs. False when nothing more will.
bool ByteWebSocket::readOn()
{
    std::array<char, 512> some{};
    while (m_end == io::IoStatus::End && !m_peerClosed) {
        const io::IoResult raw = receiveRaw(some);
        if (raw.status == io::IoStatus::WouldBlock)
            return true;
        if (raw.status == io::IoStatus::Ok)
            decode(std::span(some).first(raw.bytes));
        else
            fail({base::ErrorCode::ConnectionLost, "the other side went without a Close", {}});
    }
    return false;
}

/// The peer has said nothing for too long. False if it was asked and did not answer.
bool ByteWebSocket::askOrGiveUp()
{
    if (io::Clock::now() < nextDeadline())
        return true;
    if (!m_askedAt) {
        m_askedAt = io::Clock::now();
        append(Opcode::Ping, {});
        return true;
    }
    fail({base::ErrorCode::TimedOut, "the other side says nothing any more", {}});
    m_readable.raise();
    return false;
}

/// Tells our reader what happens below. It waits for the reader to have read all before it looks again: so nothing
/// below is read before somebody asks for it.
io::Task<void> ByteWebSocket::pumpReads()
{
    for (;;) {
        if (m_end && !readOn())
            co_return;
        const io::WaitStatus waited = co_await m_connection->readable(nextDeadline());
        if (waited == io::WaitStatus::Cancelled || (waited == io::WaitStatus::TimedOut && !askOrGiveUp()))
            co_return;
        if (waited == io::WaitStatus::TimedOut || m_end)
            continue;
        m_drained.reset();
        m_readable.raise();
        static_cast<void>(co_await m_drained.wait());
    }
}

io::Task<void> ByteWebSocket::pumpWrites()
{
    for (;;) {
        static_cast<void>(co_await m_blocked.wait());
        m_blocked.reset();
        const io::WaitStatus waited = co_await m_connection->writable(io::Deadline::max());
        if (waited == io::WaitStatus::Cancelled)
            co_return;
        m_isBlocked = false;
        if (flush())
            m_writable.raise();
    }
}

} // namespace liteboxd::http
