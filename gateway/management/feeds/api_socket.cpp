// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/management/feeds/api_socket.h"

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
    parse(); // what came behind the handshake
    bool goesOn = true;
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
        parse();
        co_return true;
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

/// Takes what was received, which may end in the middle of a frame.
void ApiSocket::parse()
{
    std::string bytes(m_connection.received().view());
    m_connection.received().consume(bytes.size());
    std::span<char> input(bytes);
    while (!m_hasClosed) {
        const auto piece = m_decoder.next(input);
        if (!piece)
            return close(CloseCode::ProtocolError);
        if (!*piece)
            return;
        takePiece(**piece);
    }
}

void ApiSocket::takePiece(const http::FrameDecoder::Piece &piece)
{
    switch (piece.opcode) {
    case Opcode::Ping:
        return queue(Opcode::Pong, piece.bytes);
    case Opcode::Pong:
        return;
    case Opcode::Close:
        queue(Opcode::Close, piece.bytes.substr(0, 2));
        m_hasClosed = true;
        return;
    default:
        break;
    }
    if (m_message.size() + piece.bytes.size() > largestMessage)
        return close(CloseCode::PolicyViolation);
    m_message += piece.bytes;
    if (piece.endsMessage)
        m_feed->take(piece.opcode, std::exchange(m_message, {}));
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
