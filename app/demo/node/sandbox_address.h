// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/io/socket_address.h"

#include <cstdint>
#include <string_view>

namespace liteboxd::demo {

/// The port every living sandbox serves on.
constexpr std::uint16_t sandboxPort = 8080;

/// Where the sandbox `name` lives: an address in 127.64.0.0/10 that follows from its name, so that it is the same in
/// each run. `attempt` 1, 2, … give others, for when somebody is there already.
io::SocketAddress sandboxAddress(std::string_view name, unsigned attempt = 0);

} // namespace liteboxd::demo
