// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/forward/channel_decoder.h"
#include "gateway/http/connection.h"
#include "gateway/io/event.h"

#include <memory>
#include <optional>
#include <string>

namespace liteboxd::demo {

/// A kubelet's side of one port-forward after its handshake: bytes between the data channel of the client and a
/// connection to the pod, both ways, each waiting for the other. The end of the pod's connection ends the WebSocket
/// with Close, after what went wrong was said on the error channel.
class PortForwardRelay
{
public:
    /// `complaint` is what each text on the error channel begins with.
    PortForwardRelay(http::Connection &client, std::uint16_t port, std::string complaint);

    /// To the end of either side. `pod` is where the pod lives, if it does.
    io::Task<void> run(std::optional<io::SocketAddress> pod);

private:
    io::Task<bool> connect(std::optional<io::SocketAddress> pod);
    io::Task<void> clientToPod();
    io::Task<bool> take(const forward::ChannelDecoder::Piece &piece);
    io::Task<void> podToClient();
    io::Task<bool> send(std::uint8_t channel, std::string_view bytes);
    io::Task<void> end(std::string_view why);

    http::Connection &m_client;
    std::uint16_t m_port;
    std::string m_complaint;
    std::unique_ptr<http::Connection> m_pod;
    std::string m_pong; ///< the answer to a Ping, for the one who writes to the client
    bool m_clientIsGone = false;
};

} // namespace liteboxd::demo
