// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/gateway/workload.h"

#include "core/base/websocket_frame.h"

namespace liteboxd::bench {

std::string sandboxTarget(std::uint16_t upstreamPort)
{
    return "/api/v1/sandbox/" + std::string(benchId) + "/port/" + std::to_string(upstreamPort);
}

std::string requestHead(Workload::Kind kind, std::uint16_t upstreamPort, std::string_view path, std::string_view token)
{
    std::string head = "GET " + sandboxTarget(upstreamPort) + std::string(path) +
                       " HTTP/1.1\r\nHost: gateway.example\r\nUser-Agent: bench\r\nAccept: */*\r\n" +
                       "X-Access-Token: " + std::string(token) + "\r\n";
    if (kind == Workload::Kind::WebSocketEcho)
        head += "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n";
    return head + "\r\n";
}

std::string clientFrame(std::size_t payload)
{
    return base::encodeFrame(base::Opcode::Binary, std::string(payload, 'x'), base::MaskingKey{});
}

std::string serverFrameHeader(std::size_t payload)
{
    base::FrameHeader header;
    header.opcode = base::Opcode::Binary;
    header.payloadLength = payload;
    return base::encodeFrameHeader(header);
}

} // namespace liteboxd::bench
