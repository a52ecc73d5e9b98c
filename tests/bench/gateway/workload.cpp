// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/gateway/workload.h"

#include "core/base/websocket_frame.h"

namespace liteboxd::bench {

namespace {

std::string sizeText(std::size_t size)
{
    return size < 1024 ? std::to_string(size) + " B" : std::to_string(size / 1024) + " KiB";
}

} // namespace

std::string Workload::name() const
{
    const char *const what = kind == Kind::HttpGet ? "HTTP GET " : "WebSocket echo ";
    return what + sizeText(size) + " x" + std::to_string(connections);
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
