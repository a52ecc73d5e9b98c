// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace liteboxd::ctl {

/// What a sandbox's id is followed by in its name as a host of ssh: "0a1b2c3d.liteboxd". No DNS knows it.
inline constexpr std::string_view sshDomain = ".liteboxd";

/// The id in such a name; any other text as it is.
std::string idOfSshHost(std::string_view host);

} // namespace liteboxd::ctl
