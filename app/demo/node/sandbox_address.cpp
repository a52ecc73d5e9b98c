// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/node/sandbox_address.h"

#include <string>

namespace liteboxd::demo {

io::SocketAddress sandboxAddress(std::string_view name, unsigned attempt)
{
    std::uint32_t hash = 2166136261U; // FNV-1a
    for (const char c : name)
        hash = (hash ^ static_cast<unsigned char>(c)) * 16777619U;
    hash += attempt * 2654435761U;
    const auto octet = [hash](unsigned shift, unsigned from, unsigned count) {
        return std::to_string(from + (hash >> shift) % count);
    };
    const std::string host = "127." + octet(24, 64, 64) + '.' + octet(12, 0, 256) + '.' + octet(2, 1, 254);
    return *io::SocketAddress::parse(host, sandboxPort);
}

} // namespace liteboxd::demo
