// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace liteboxd::bench {

/// What a client does: so many connections, and on each so many messages or requests outstanding.
struct Workload
{
    enum class Kind { HttpGet, WebSocketEcho };

    Kind kind = Kind::HttpGet;
    std::size_t size = 0; ///< bytes of the response body, or of the payload
    std::size_t connections = 0;
    std::size_t outstanding = 1; ///< of WebSocketEcho
};

/// The access token of the one sandbox.
inline constexpr std::string_view benchToken = "5f3c8a1be2d94a0796c1d8f04b7e235a5f3c8a1be2d94a0796c1d8f04b7e235a";
inline constexpr std::string_view benchId = "bench001";

/// The path of the sandbox's port at a proxy.
std::string sandboxTarget(std::uint16_t upstreamPort);

/// A request as the client sends it; `path` is the sandbox's own ("/").
std::string requestHead(Workload::Kind kind, std::uint16_t upstreamPort, std::string_view path,
                        std::string_view token = benchToken);

/// A client's frame; its masking key is zero, so that nobody measures masking.
std::string clientFrame(std::size_t payload);
/// A server's frame header of such a frame.
std::string serverFrameHeader(std::size_t payload);

} // namespace liteboxd::bench
