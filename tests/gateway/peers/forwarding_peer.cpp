// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/peers/forwarding_peer.h"

namespace liteboxd::tests {

std::string ForwardingPeer::accept(std::uint16_t port)
{
    std::string head = readHead();
    const std::string name = "Sec-WebSocket-Key: ";
    const auto at = head.find(name);
    if (at == std::string::npos)
        return head;
    const std::string key = head.substr(at + name.size(), 24);
    const std::string portBytes{static_cast<char>(port & 0xFFU), static_cast<char>(port >> 8U)};
    m_peer.send("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                "Sec-WebSocket-Accept: " +
                base::acceptFor(key) + "\r\nSec-WebSocket-Protocol: v4.channel.k8s.io\r\n\r\n" + message(0, portBytes) +
                message(1, portBytes));
    return head;
}

std::string ForwardingPeer::message(std::uint8_t channel, std::string_view bytes)
{
    return base::encodeFrame(base::Opcode::Binary, std::string(1, static_cast<char>(channel)) + std::string(bytes));
}

std::string ForwardingPeer::readFrame()
{
    std::string bytes = m_peer.readExactly(2);
    for (;;) {
        const auto header = base::decodeFrameHeader(bytes);
        if (header && *header) {
            m_opcode = (*header)->opcode;
            std::string payload = m_peer.readExactly((*header)->payloadLength);
            if ((*header)->maskingKey)
                base::applyMask(payload, *(*header)->maskingKey);
            return payload;
        }
        const std::string more = m_peer.readExactly(1);
        if (!header || more.empty()) {
            m_opcode = base::Opcode::Continuation;
            return {};
        }
        bytes += more;
    }
}

std::string ForwardingPeer::read(std::size_t count)
{
    while (m_data.size() < count) {
        const std::string payload = readFrame();
        if (m_opcode == base::Opcode::Continuation || m_opcode == base::Opcode::Close)
            break;
        if (m_opcode == base::Opcode::Binary && !payload.empty() && payload.front() == 0)
            m_data.append(payload, 1);
    }
    std::string bytes = m_data.substr(0, count);
    m_data.erase(0, bytes.size());
    return bytes;
}

std::string ForwardingPeer::readUntil(std::string_view text)
{
    std::string bytes;
    while (!bytes.ends_with(text)) {
        const std::string next = read(1);
        if (next.empty())
            break;
        bytes += next;
    }
    return bytes;
}

} // namespace liteboxd::tests
