// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/api/port_forward_relay.h"

#include "gateway/forward/channel_message.h"
#include "gateway/http/worker.h"
#include "gateway/io/tcp_stream.h"

#include <utility>

namespace liteboxd::demo {

using forward::ChannelDecoder;

namespace {

constexpr std::uint8_t dataChannel = 0;
constexpr std::uint8_t errorChannel = 1;
constexpr std::size_t mostInMessage = 32 * 1024; // what Go's io.Copy, and so a kubelet, puts into one
constexpr std::chrono::hours endless{24};        // a client or a pod may rest for long

} // namespace

PortForwardRelay::PortForwardRelay(http::Connection &client, std::uint16_t port, std::string complaint)
    : m_client(client)
    , m_port(port)
    , m_complaint(std::move(complaint))
{}

io::Task<void> PortForwardRelay::run(std::optional<io::SocketAddress> pod)
{
    const std::string port{static_cast<char>(m_port & 0xFFU), static_cast<char>(m_port >> 8U)};
    for (const std::uint8_t channel : {dataChannel, errorChannel}) {
        const bool sent = co_await send(channel, port);
        if (!sent)
            co_return;
    }
    const bool connected = co_await connect(pod);
    if (!connected)
        co_return;
    const io::Task<void> inbound = clientToPod();
    inbound.start();
    co_await podToClient();
}

io::Task<bool> PortForwardRelay::connect(std::optional<io::SocketAddress> pod)
{
    if (!pod) {
        co_await end("container not running");
        co_return false;
    }
    const auto address = *io::SocketAddress::parse(pod->host(), m_port);
    http::Worker &worker = m_client.worker();
    auto stream =
        co_await io::TcpStream::connect(worker.reactor(), address, io::Clock::now() + std::chrono::seconds(5));
    if (stream) {
        m_pod = std::make_unique<http::Connection>(worker, std::move(*stream), address);
        co_return true;
    }
    const bool isRefused = stream.error().code == base::ErrorCode::ConnectionRefused;
    const std::string why =
        "dial tcp " + address.text() + (isRefused ? ": connect: connection refused" : ": i/o timeout");
    co_await end(why);
    co_return false;
}

/// Ends with the client, or with a violation, which a kubelet treats alike.
io::Task<void> PortForwardRelay::clientToPod()
{
    ChannelDecoder decoder(base::Masking::Required);
    bool goesOn = true;
    while (goesOn) {
        if (m_client.received().isEmpty()) // else something came right behind the handshake
            goesOn = co_await m_client.receiveMore(io::Deadline::max());
        std::string bytes(m_client.received().view());
        m_client.received().consume(bytes.size());
        std::span<char> input(bytes);
        while (goesOn) {
            const auto piece = decoder.next(input);
            if (piece && !*piece)
                break;
            goesOn = piece && co_await take(**piece);
        }
    }
    m_clientIsGone = true;
    m_pod->stream().cancelWaits();
    m_client.stream().interruptWrite();
}

io::Task<bool> PortForwardRelay::take(const ChannelDecoder::Piece &piece)
{
    using Kind = ChannelDecoder::Piece::Kind;
    if (piece.kind == Kind::Ping) {
        m_pong = base::encodeFrame(base::Opcode::Pong, piece.bytes);
        m_pod->stream().interruptRead();
    }
    if (piece.kind == Kind::Data && piece.channel == dataChannel)
        co_return co_await m_pod->sendAll(piece.bytes, endless);
    co_return piece.kind != Kind::Close;
}

io::Task<void> PortForwardRelay::podToClient()
{
    http::Worker &worker = m_client.worker();
    io::Stream &stream = m_pod->stream();
    while (!m_clientIsGone) {
        const std::string pong = std::exchange(m_pong, {});
        if (!pong.empty() && !co_await m_client.sendAll(pong, endless))
            co_return;
        const io::IoResult got = stream.recv(worker.scratch().first(mostInMessage));
        if (got.status == io::IoStatus::WouldBlock) {
            static_cast<void>(co_await stream.readable(io::Deadline::max()));
        } else if (got.status == io::IoStatus::Ok) {
            const std::string bytes(worker.scratch().data(), got.bytes);
            const bool sent = co_await send(dataChannel, bytes);
            if (!sent)
                co_return;
        } else {
            co_await end(got.status == io::IoStatus::End ? "" : "read: connection reset by peer");
            co_return;
        }
    }
}

io::Task<bool> PortForwardRelay::send(std::uint8_t channel, std::string_view bytes)
{
    const iovec piece{const_cast<char *>(bytes.data()), bytes.size()};
    std::string message;
    forward::appendChannelMessage(message, channel, std::span(&piece, 1), 0, bytes.size(), {});
    co_return co_await m_client.sendAll(message, endless);
}

/// Says why, if there is a reason, and closes the WebSocket.
io::Task<void> PortForwardRelay::end(std::string_view why)
{
    const std::string text = m_complaint + std::string(why);
    const bool mayGoOn = why.empty() || co_await send(errorChannel, text);
    const std::string close = base::encodeFrame(base::Opcode::Close, base::closePayload(base::CloseCode::Normal));
    if (mayGoOn && co_await m_client.sendAll(close, endless))
        m_client.stream().shutdownSend();
}

} // namespace liteboxd::demo
