// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/websocket_frame.h"
#include "gateway/http/connection.h"
#include "gateway/http/frame_decoder.h"
#include "gateway/http/limits.h"
#include "gateway/management/feeds/socket_feed.h"

#include <memory>
#include <optional>
#include <string>

namespace liteboxd::management {

/// A WebSocket that ends in this process (RFC 6455): sends what its feed has as Text, gives it the messages that come,
/// answers Pings, asks by a Ping whether a silent client lives. A client that breaks the protocol is told 1002, one
/// that does not read holds up nobody but itself. On the worker's thread.
class ApiSocket
{
public:
    /// Both outlive it.
    ApiSocket(http::Connection &connection, const http::Timeouts &timeouts, std::shared_ptr<SocketFeed> feed);
    ~ApiSocket();
    ApiSocket(const ApiSocket &) = delete;
    ApiSocket &operator=(const ApiSocket &) = delete;

    /// Once, behind the 101. Ends with the connection.
    io::Task<void> run();

    /// Closes it with this code, soon.
    void end(base::CloseCode code);

private:
    static constexpr std::size_t largestMessage = 1U << 20U;

    io::Task<bool> sendAll();
    io::Task<bool> receive();
    void parse();
    void takePiece(const http::FrameDecoder::Piece &piece);
    void queue(base::Opcode opcode, std::string_view payload);
    void close(base::CloseCode code);

    http::Connection &m_connection;
    const http::Timeouts &m_timeouts;
    const std::shared_ptr<SocketFeed> m_feed;
    const std::shared_ptr<SocketWaker> m_waker;
    std::string m_out; ///< frames to be sent
    http::FrameDecoder m_decoder{base::Masking::Required};
    std::string m_message;                 ///< what has come of one
    std::optional<base::CloseCode> m_code; ///< somebody wants it closed
    bool m_hasClosed = false;              ///< a Close was queued
    bool m_wasAsked = false;               ///< by a Ping, and has not answered
};

} // namespace liteboxd::management
