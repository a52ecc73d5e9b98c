// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/websocket_frame.h"
#include "tests/fuzz/fuzz_input.h"

using namespace liteboxd;
using fuzz::require;

/// A header that is accepted is written the same way again, and every shorter beginning of it asks for more.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *bytes, std::size_t size)
{
    const std::string_view input(reinterpret_cast<const char *>(bytes), size);
    const auto decoded = base::decodeFrameHeader(input);
    if (decoded && *decoded) {
        const base::FrameHeader &header = **decoded;
        require(header.size >= 2 && header.size <= 14 && header.size <= input.size(), "a header has 2 to 14 bytes");
        require(base::encodeFrameHeader(header) == input.substr(0, header.size), "there is one way to write a header");
        require(!base::isControl(header.opcode) || (header.final && header.payloadLength <= 125),
                "a control frame is short and whole");
        for (std::size_t length = 0; length < header.size; ++length) {
            const auto early = base::decodeFrameHeader(input.substr(0, length));
            require(early && !*early, "half a header asks for more");
        }
    }
    base::isWebSocketKey(input);
    std::string payload(input.substr(std::min<std::size_t>(input.size(), 4)));
    const std::string before = payload;
    const base::MaskingKey key{0x5a, 1, 0xff, 0};
    base::applyMask(payload, key, size);
    base::applyMask(payload, key, size);
    require(payload == before, "masking twice changes nothing");
    return 0;
}
