// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string_view>

namespace liteboxd::http {

/// How large a message head may be.
struct HeadLimits
{
    std::size_t bytes = 32 * 1024; ///< the whole head; more is 431
    std::size_t target = 8 * 1024; ///< the request target; more is 414
    std::size_t fields = 128;      ///< header lines; more is 431
    /// A GET of a target that begins so may have a head of `longBytes`: a browser sends every cookie with it that a
    /// page has set, and it must be answered all the same. Empty: there is none.
    std::string_view longTarget{};
    std::size_t longBytes = 1024 * 1024;
};

/// How many connections and requests there may be at once.
struct ConnectionLimits
{
    std::size_t all = 0; ///< connections of clients; 0, or more than the descriptors allow: as many as those do
    std::uint32_t perClient = 16'384; ///< connections of an address; requests of one behind a trusted proxy; then 429;
                                      ///< 0: a quarter of all
    std::uint32_t perSandbox = 16'384; ///< requests, WebSockets among them, to one sandbox; then 429
    std::uint32_t clientRate = 0;      ///< requests a second of one client; then 429; 0: any
    std::uint32_t tokenRate = 0;       ///< of one token, link or session of a browser
    std::uint32_t sandboxRate = 0;     ///< to one sandbox

    /// What one client may have where there is room for `most`.
    std::uint32_t clientShare(std::size_t most) const
    {
        constexpr std::size_t least = 16;
        return perClient != 0 ? perClient
                              : static_cast<std::uint32_t>(std::clamp(most / 4, least, std::size_t{1} << 23U));
    }
};

/// How long the engine waits for what.
struct Timeouts
{
    std::chrono::milliseconds idle{75'000};       ///< a kept-alive connection for its next request
    std::chrono::milliseconds handshake{10'000};  ///< a client for its side of a TLS handshake
    std::chrono::milliseconds head{15'000};       ///< from the first byte of a head to its last
    std::chrono::milliseconds request{30'000};    ///< for the upstream's head
    std::chrono::milliseconds bodyIdle{30'000};   ///< for more of a request's body
    std::uint32_t leastBodyRate = 1;              ///< bytes per second of it, beyond that time; 0: any
    std::chrono::milliseconds connect{5'000};     ///< for a connection to the upstream
    std::chrono::milliseconds silence{3'600'000}; ///< for an upstream to go on with a response: event streams rest
    std::chrono::milliseconds stalled{300'000};   ///< for a peer to take more bytes of a body
    std::chrono::milliseconds linger{2'000};      ///< for a client to take an answer that ends its upload
    std::chrono::milliseconds webSocket{0};       ///< silence of one that is asked with a Ping at half; 0: as `request`

    std::chrono::milliseconds webSocketSilence() const { return webSocket.count() == 0 ? request : webSocket; }
};

} // namespace liteboxd::http
