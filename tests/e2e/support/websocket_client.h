// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/e2e/support/raw_client.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace liteboxd::e2e {

/// One frame (RFC 6455, 5.2) without its mask.
struct Frame
{
    std::uint8_t first = 0; ///< FIN, RSV1–3 and opcode as on the wire; 0 with an empty payload: nothing came
    std::string payload;

    bool operator==(const Frame &) const = default;
};

constexpr std::uint8_t fin = 0x80;
constexpr std::uint8_t opContinuation = 0;
constexpr std::uint8_t opText = 1;
constexpr std::uint8_t opBinary = 2;
constexpr std::uint8_t opClose = 8;
constexpr std::uint8_t opPing = 9;
constexpr std::uint8_t opPong = 10;

/// The payload of a Close.
std::string closePayload(std::uint16_t code, std::string_view reason);

/// A WebSocket client that sends exactly the frames it is given and shows each that comes.
class WebSocketClient
{
public:
    explicit WebSocketClient(std::uint16_t port)
        : m_client(port)
    {}

    /// Sends the handshake with further field lines ("Name: value\r\n") and returns the answer's head.
    RawResponse open(std::string_view requestTarget, std::string_view fields,
                     std::string_view host = "gateway.example");

    bool send(const Frame &frame);
    bool sendText(std::string_view text) { return send({fin | opText, std::string(text)}); }
    Frame read();

    bool isEnded() { return m_client.isEnded(); }
    RawClient &raw() { return m_client; }

private:
    RawClient m_client;
};

} // namespace liteboxd::e2e
