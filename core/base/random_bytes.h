// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstdint>
#include <span>

namespace liteboxd::base {

/// Fills `into` with bytes that nobody can foretell, from OpenSSL's generator. Any thread. Throws std::runtime_error if
/// the system gives none.
void fillRandomly(std::span<std::uint8_t> into);

/// Masking keys and handshake keys (RFC 6455, 4.1 and 5.3), payloads of Pings, secrets.
template<std::size_t size>
std::array<std::uint8_t, size> randomBytes()
{
    std::array<std::uint8_t, size> bytes;
    fillRandomly(bytes);
    return bytes;
}

} // namespace liteboxd::base
