// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace liteboxd::bench {

/// What one row of the table does: so many connections, one message or request outstanding on each.
struct Workload
{
    enum class Kind { HttpGet, WebSocketEcho };

    Kind kind = Kind::HttpGet;
    std::size_t size = 0; ///< bytes of the response body, or of the payload
    std::size_t connections = 0;
    double goal = 0; ///< of the gateway's figure divided by nginx's better one

    std::string name() const;
    /// Whether a larger figure is the better one.
    bool isRate() const { return kind == Kind::HttpGet; }
};

/// The access token of the one sandbox.
inline constexpr std::string_view benchToken = "5f3c8a1be2d94a0796c1d8f04b7e235a5f3c8a1be2d94a0796c1d8f04b7e235a";
inline constexpr std::string_view benchId = "bench001";

/// A client's frame; its masking key is zero, so that nobody measures masking.
std::string clientFrame(std::size_t payload);
/// A server's frame header of such a frame.
std::string serverFrameHeader(std::size_t payload);

} // namespace liteboxd::bench
