// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace liteboxd::demo {

/// The page a demo sandbox shows, and what it loads: a stylesheet and a script by absolute path.
std::string sandboxPage(std::string_view podName);
std::string_view sandboxStyle();
std::string_view sandboxScript();

} // namespace liteboxd::demo
