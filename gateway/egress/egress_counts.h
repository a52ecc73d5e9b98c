// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/egress/egress_refusal.h"

#include <array>
#include <cstdint>

namespace liteboxd::egress {

/// What the proxy did since it began.
struct EgressCounts
{
    std::uint64_t requests = 0;                       ///< that were passed on, tunnels among them
    std::uint64_t open = 0;                           ///< tunnels that are open now
    std::array<std::uint64_t, egressRules> refused{}; ///< by EgressRule
};

} // namespace liteboxd::egress
