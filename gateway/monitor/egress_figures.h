// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace liteboxd::monitor {

/// What the proxy for sandboxes did since it began.
struct EgressFigures
{
    std::uint64_t requests = 0;                                 ///< that were passed on, tunnels among them
    std::uint64_t openTunnels = 0;                              ///< now
    std::vector<std::pair<std::string, std::uint64_t>> refused; ///< how many by each rule
};

} // namespace liteboxd::monitor
