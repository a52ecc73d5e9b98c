// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace liteboxd::engine {

/// A link by which browsers without the token open part of a sandbox, as its route has it: nothing has to be worked out
/// while a request waits. A value.
struct SandboxLink
{
    std::uint64_t number = 0; ///< not 0
    std::uint16_t port = 0;
    std::string path = "/";           ///< opens what is at it or below
    std::vector<std::string> methods; ///< empty: all; a WebSocket is "WEBSOCKET"
    std::uint32_t uses = 0;           ///< how often it may be opened; 0: as often as one likes
    std::chrono::system_clock::time_point until{};
    std::string opens;  ///< sixteen hex digits of the number, '.', 64 secret ones: what the address of the link ends in
    std::string goesOn; ///< the same with another secret: the cookie of who has opened it
    bool hasExpired = false;

    bool operator==(const SandboxLink &) const = default;
};

} // namespace liteboxd::engine
