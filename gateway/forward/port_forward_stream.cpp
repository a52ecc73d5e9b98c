// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/forward/port_forward_stream.h"

#include "core/base/random_bytes.h"
#include "gateway/forward/channel_message.h"
#include "gateway/io/pieces.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace liteboxd::forward {

namespace {

/// What is kept of the error channel.
constexpr std::size_t longestErrorText = 4096;

bool contains(std::string_view text, std::initializer_list<std::string_view> words)
{
    return std::any_of(words.begin(), words.end(),
                       [text](std::string_view word) { return text.find(word) != std::string_view::npos; });
}

} // namespace

base::Error portForwardError(std::string_view text)
{
    using base::ErrorCode;
    const auto error = [text](ErrorCode code, const char *sentence) {
        base::Error said{code, sentence, std::string(text)};
        said.subject = base::ErrorSubject::Sandbox;
        return said;
    };
    if (contains(text, {"refused"}))
        return error(ErrorCode::ConnectionRefused, "nobody listens on this port of the pod");
    if (contains(text, {"timed out", "timeout", "deadline exceeded"}))
        return error(ErrorCode::TimedOut, "the pod does not answer");
    if (contains(text, {"reset by peer", "broken pipe", "EOF", "no route to host", "unreachable"}))
        return error(ErrorCode::ConnectionLost, "the connection to the pod was lost");
    if (contains(text, {"not found", "does not exist", "not running", "no such"}))
        return error(ErrorCode::NotFound, "the pod is not there any more");
    return error(ErrorCode::ServerFailed, "the port-forward failed");
}

PortForwardStream::PortForwardStream(std::unique_ptr<io::Stream> connection, std::uint16_t port, std::string received)
    : Stream(connection->reactor())
    , m_connection(std::move(connection))
    , m_port(port)
    , m_received(std::move(received))
    , m_drained(reactor())
    , m_blocked(reactor())
    , m_readPump(pumpReads())
    , m_writePump(pumpWrites())
{
    m_readable.raise(); // worth a try: bytes may have come with the handshake
    m_writable.raise();
    m_readPump.start();
    m_writePump.start();
}

PortForwardStream::~PortForwardStream()
{
    if (isAborted()) {
        m_connection->abort();
        return;
    }
    // Nothing waits for this: a peer that does not take it now is closed without.
    if (flush() && m_end != io::IoStatus::Failed)
        static_cast<void>(m_connection->send(base::encodeFrame(
            base::Opcode::Close, base::closePayload(base::CloseCode::Normal), base::randomBytes<4>())));
    m_connection->shutdownSend();
}

io::IoResult PortForwardStream::recv(std::span<char> into)
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
            end();
        }
    }
    return {io::IoStatus::WouldBlock, 0};
}

io::IoResult PortForwardStream::receiveRaw(std::span<char> into)
{
    if (m_received.empty())
        return m_connection->recv(into);
    const std::size_t count = std::min(m_received.size(), into.size());
    std::memcpy(into.data(), m_received.data(), count);
    m_received.erase(0, count);
    return {io::IoStatus::Ok, count};
}

/// Moves the data channel's bytes to the beginning of `raw`, in place, and returns how many there are.
std::size_t PortForwardStream::decode(std::span<char> raw)
{
    char *const begin = raw.data();
    char *out = begin;
    while (!m_end) {
        const auto piece = m_decoder.next(raw);
        if (!piece) {
            fail(piece.error());
            break;
        }
        if (!*piece)
            break;
        if ((*piece)->kind != ChannelDecoder::Piece::Kind::Data) {
            take(**piece);
            continue;
        }
        const std::string_view bytes = behindPort((*piece)->channel, (*piece)->bytes);
        if ((*piece)->channel == dataChannel) {
            if (!bytes.empty()) // of none, there is no place
                std::memmove(out, bytes.data(), bytes.size());
            out += bytes.size();
        } else if ((*piece)->channel == errorChannel) {
            m_errorText.append(bytes.substr(0, longestErrorText - std::min(longestErrorText, m_errorText.size())));
            if (!m_errorText.empty())
                hangUp(); // the pod's side is over, though the Close may be a while yet
        }
    }
    return static_cast<std::size_t>(out - begin);
}

/// Checks the port that each channel begins with, and returns what follows it.
std::string_view PortForwardStream::behindPort(std::uint8_t channel, std::string_view bytes)
{
    if (channel > errorChannel) {
        fail({base::ErrorCode::ProtocolViolated, "the port-forward used a channel that was not asked for", {}});
        return {};
    }
    std::uint8_t &seen = m_portBytes[channel];
    while (seen < 2 && !bytes.empty()) {
        const auto expected = static_cast<std::uint8_t>(m_port >> (8U * seen));
        if (static_cast<std::uint8_t>(bytes.front()) != expected) {
            fail({base::ErrorCode::ProtocolViolated, "the port-forward is of another port", {}});
            return {};
        }
        bytes.remove_prefix(1);
        ++seen;
    }
    return bytes;
}

void PortForwardStream::take(const ChannelDecoder::Piece &piece)
{
    if (piece.kind == ChannelDecoder::Piece::Kind::Ping)
        answerPing(piece.bytes);
    if (piece.kind != ChannelDecoder::Piece::Kind::Close)
        return;
    // Any code but the normal one says that the forward was broken off, not that the pod ended (RFC 6455, 7.4.1).
    m_closed = piece.bytes.empty() || piece.bytes.starts_with(base::closePayload(base::CloseCode::Normal));
    end();
}

/// No more bytes will come.
void PortForwardStream::end()
{
    if (!m_errorText.empty())
        fail(portForwardError(m_errorText));
    else if (m_closed)
        m_end = io::IoStatus::End;
    else
        fail({base::ErrorCode::ConnectionLost, "the connection to the API server was lost", {}});
}

void PortForwardStream::fail(base::Error error)
{
    if (m_failure)
        return;
    m_failure = std::move(error);
    m_end = io::IoStatus::Failed;
    m_writable.raise(); // whoever waits to send is to learn of it
}

/// Nothing can be sent any more. What the other side said before, the reason among it, can still be read.
void PortForwardStream::endSending()
{
    m_sendEnded = true;
    std::string().swap(m_unsent);
    m_pong.clear();
    m_writable.raise();
}

/// Only the last Ping needs an answer (RFC 6455, 5.5.3).
void PortForwardStream::answerPing(std::string_view payload)
{
    m_pong = base::encodeFrame(base::Opcode::Pong, payload, base::randomBytes<4>());
    static_cast<void>(flush());
}

/// Whether all that waited has been sent.
bool PortForwardStream::flush()
{
    for (;;) {
        if (m_unsent.empty())
            m_unsent.swap(m_pong);
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
            endSending();
            return false;
        }
        m_unsent.erase(0, sent.bytes);
        if (m_unsent.empty())
            std::string().swap(m_unsent);
    }
}

io::IoResult PortForwardStream::send(std::span<const iovec> pieces)
{
    static thread_local std::string frame; // of all streams of this thread: nothing is kept per connection
    const std::size_t size = io::sizeOf(pieces);
    std::size_t taken = 0;
    while (taken < size && flush() && !m_end && !m_sendEnded) {
        frame.clear();
        taken += appendChannelMessage(frame, dataChannel, pieces, taken, mostInMessage, base::randomBytes<4>());
        const io::IoResult sent = m_connection->send(frame);
        if (sent.status != io::IoStatus::Ok && sent.status != io::IoStatus::WouldBlock) {
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
    if (m_end || m_sendEnded)
        return {io::IoStatus::Failed, 0};
    if (taken > 0 || size == 0)
        return {io::IoStatus::Ok, taken};
    m_writable.clear();
    return {io::IoStatus::WouldBlock, 0};
}

void PortForwardStream::shutdownSend()
{
    m_sendEnded = true;
    if (!m_unsent.empty())
        m_writable.clear();
}

/// Tells our reader what happens below. It waits for the reader to have read all before it looks again: so nothing
/// below is read before somebody asks for it.
io::Task<void> PortForwardStream::pumpReads()
{
    for (;;) {
        const io::WaitStatus waited = co_await m_connection->readable(io::Deadline::max());
        if (waited == io::WaitStatus::Cancelled)
            co_return;
        m_drained.reset();
        if (m_connection->isHungUp())
            hangUp();
        m_readable.raise();
        static_cast<void>(co_await m_drained.wait());
    }
}

io::Task<void> PortForwardStream::pumpWrites()
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

} // namespace liteboxd::forward
