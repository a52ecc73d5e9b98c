// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/support/websocket_client.h"

#include <array>

namespace liteboxd::e2e {

namespace {

void appendBigEndian(std::string &out, std::uint64_t number, int bytes)
{
    for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8)
        out.push_back(static_cast<char>((number >> shift) & 0xff));
}

std::uint64_t readBigEndian(std::string_view bytes)
{
    std::uint64_t number = 0;
    for (const unsigned char byte : bytes)
        number = number << 8U | byte;
    return number;
}

} // namespace

std::string closePayload(std::uint16_t code, std::string_view reason)
{
    std::string payload;
    appendBigEndian(payload, code, 2);
    payload += reason;
    return payload;
}

RawResponse WebSocketClient::open(std::string_view requestTarget, std::string_view fields, std::string_view host)
{
    std::string request = "GET ";
    request += requestTarget;
    request += " HTTP/1.1\r\nHost: ";
    request += host;
    request += "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
               "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    request += fields;
    request += "\r\n";
    m_client.send(request);
    return m_client.readHead();
}

bool WebSocketClient::send(const Frame &frame)
{
    constexpr std::array<char, 4> mask{0x12, 0x34, 0x56, 0x78};
    std::string bytes(1, static_cast<char>(frame.first));
    const std::size_t size = frame.payload.size();
    if (size < 126) {
        bytes.push_back(static_cast<char>(0x80 | size));
    } else if (size < 65536) {
        bytes.push_back(static_cast<char>(0x80 | 126));
        appendBigEndian(bytes, size, 2);
    } else {
        bytes.push_back(static_cast<char>(0x80 | 127));
        appendBigEndian(bytes, size, 8);
    }
    bytes.append(mask.begin(), mask.end());
    for (std::size_t i = 0; i < size; ++i)
        bytes.push_back(static_cast<char>(frame.payload[i] ^ mask[i % 4]));
    return m_client.send(bytes);
}

Frame WebSocketClient::read()
{
    const std::string head = m_client.read(2);
    if (head.size() < 2)
        return {};
    std::uint64_t size = static_cast<unsigned char>(head[1]) & 0x7fU;
    if (size >= 126)
        size = readBigEndian(m_client.read(size == 126 ? 2 : 8));
    return {static_cast<std::uint8_t>(head[0]), m_client.read(size)};
}

} // namespace liteboxd::e2e
