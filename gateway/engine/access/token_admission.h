// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/access/decoy_use.h"
#include "gateway/engine/access/route_table.h"
#include "gateway/http/refusal.h"

#include <string_view>
#include <variant>

namespace liteboxd::engine {

/// Whether `token` opens the sandbox `id`, which may be any text: its route, or why not. The same work and the same
/// answer whatever is wrong, so that nobody learns which ids there are: one digest, one comparison, one search. Who has
/// a token of this cluster may know that an id is nobody's. A decoy is to be answered as NoValidToken is. Pure but for
/// its secret; any thread.
std::variant<RoutePtr, http::Refusal, DecoyUse> admitByToken(const RouteTable &routes, std::string_view id,
                                                             std::string_view token);

} // namespace liteboxd::engine
