// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/management/api_socket.h"

#include "gateway/http/worker.h"

#include <utility>

namespace liteboxd::management {

using base::CloseCode;
using base::Opcode;

ApiSocket::ApiSocket(http::Connection &connection, const http::Timeouts &timeouts, std::shared_ptr<SocketFeed> feed)
    : m_connection(connection)
    , m_timeouts(timeouts)
    , m_feed(std::move(feed))
    , m_waker(std::make_shared<SocketWaker>(connection.stream()))
{
    m_feed->attach(m_waker);
}

ApiSocket::~ApiSocket()
{
    m_waker->end();
    m_feed->leave();
}

void ApiSocket::end(CloseCode code)
{
    m_code = code;
    m_waker->notify();
}

io::Task<void> ApiSocket::run()
{
    bool goesOn = parse();
    while (goesOn) {
        goesOn = co_await sendAll();
        if (!goesOn || m_hasClosed)
            break;
        goesOn = co_await receive();
    }
    if (m_hasClosed && !m_out.empty())
        static_cast<void>(co_await m_connection.sendAll(m_out, m_timeouts.stalled));
}

/// Everything there is to send now; false: the client is gone or takes nothing more.
io::Task<bool> ApiSocket::sendAll()
{
    for (;;) {
        while (!m_hasClosed && m_out.size() < 64U * 1024U) {
            const auto message = m_feed->next();
            if (!message)
                break;
            queue(Opcode::Text, *message);
        }
        if (m_out.empty()) {
            const auto code = m_code ? m_code : m_feed->ended();
            if (!code || m_hasClosed)
                co_return true;
            close(*code);
        }
        const std::string bytes = std::exchange(m_out, {});
        const bool sent = co_await m_connection.sendAll(bytes, m_timeouts.stalled);
        if (!sent)
            co_return false;
        if (m_hasClosed)
            co_return true;
    }
}

/// What came, or nothing if there is something to send; false: the client is gone.
io::Task<bool> ApiSocket::receive()
{
    io::Stream &stream = m_connection.stream();
    const std::span<char> scratch = m_connection.worker().scratch();
    const io::IoResult got = stream.recv(scratch);
    if (got.status == io::IoStatus::Ok) {
        m_wasAsked = false;
        m_connection.received().append({scratch.data(), got.bytes});
        co_return parse();
    }
    if (got.status != io::IoStatus::WouldBlock)
        co_return false;
    if (m_waker->takeNews())
        co_return true;
    const io::Deadline deadline = io::Clock::now() + m_timeouts.webSocketSilence() / 2;
    const io::WaitStatus waited = co_await stream.readable(deadline);
    if (waited == io::WaitStatus::TimedOut) {
        if (std::exchange(m_wasAsked, true))
            co_return false;
        queue(Opcode::Ping, "liteboxd");
    }
    co_return !stream.areWaitsCancelled();
}

/// Takes the whole frames at the beginning of what was received; false: nothing more is to be read.
bool ApiSocket::parse()
{
    http::ByteQueue &received = m_connection.received();
    while (!m_hasClosed) {
        base::FrameHeader header;
        const base::FrameHeaderState state = base::readFrameHeader(received.view(), header);
        if (state == base::FrameHeaderState::Incomplete)
            return true;
        const bool isSound =
            state == base::FrameHeaderState::Whole && header.maskingKey.has_value() && header.reservedBits == 0;
        if (!isSound) {
            close(CloseCode::ProtocolError);
            return true;
        }
        if (header.payloadLength + m_message.size() > largestMessage) {
            close(CloseCode::PolicyViolation);
            return true;
        }
        if (received.view().size() < header.size + header.payloadLength)
            return true;
        std::string payload(received.view().substr(header.size, header.payloadLength));
        base::applyMask(payload, *header.maskingKey);
        received.consume(header.size + payload.size());
        if (!takeFrame(header, std::move(payload)))
            close(CloseCode::ProtocolError);
    }
    return true;
}

/// False: this frame may not come here.
bool ApiSocket::takeFrame(const base::FrameHeader &header, std::string payload)
{
    switch (header.opcode) {
    case Opcode::Ping:
        queue(Opcode::Pong, payload);
        return true;
    case Opcode::Pong:
        return true;
    case Opcode::Close:
        queue(Opcode::Close, std::string_view(payload).substr(0, 2));
        m_hasClosed = true;
        return true;
    case Opcode::Text:
    case Opcode::Binary:
        if (m_opcode != Opcode::Continuation)
            return false;
        m_opcode = header.opcode;
        break;
    case Opcode::Continuation:
        if (m_opcode == Opcode::Continuation)
            return false;
        break;
    }
    m_message += payload;
    if (header.final)
        m_feed->take(std::exchange(m_opcode, Opcode::Continuation), std::exchange(m_message, {}));
    return true;
}

void ApiSocket::queue(Opcode opcode, std::string_view payload)
{
    m_out += base::encodeFrame(opcode, payload);
}

void ApiSocket::close(CloseCode code)
{
    if (std::exchange(m_hasClosed, true))
        return;
    queue(Opcode::Close, base::closePayload(code));
}

} // namespace liteboxd::management
