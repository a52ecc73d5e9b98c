// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/gateway/peers/blocking_client.h"

#include <cstdint>
#include <string>
#include <vector>

namespace liteboxd::engine {

enum class EndpointSide { Client, Server };

/// A frame to send: first byte (FIN, RSV, opcode) and payload, as they are, right or wrong.
struct SentFrame
{
    std::uint8_t first = 0;
    std::string payload;
};

/// What an end of a WebSocket hears, frame by frame and unmasked: "81 text".
using HeardFrames = std::vector<std::string>;

/// Lives by RFC 6455 to the letter: echoes each message in one frame with the bits it came with, answers Pings and
/// Closes, and fails the connection with 1002 and 1007 where it must. Returns when the connection is over.
enum class Compression { None, Negotiated };
void echoStrictly(tests::BlockingClient &peer, EndpointSide side, Compression compression);

/// Sends frames as that side, in writes of `chop` bytes (0: each frame in one), then a Close; hears until the answer
/// to it, or the end.
HeardFrames provoke(tests::BlockingClient &peer, EndpointSide side, const std::vector<SentFrame> &frames,
                    std::size_t chop);

/// Whether bytes are UTF-8 (RFC 3629).
bool isUtf8(std::string_view bytes);

} // namespace liteboxd::engine
