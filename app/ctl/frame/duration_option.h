// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <functional>
#include <string>

namespace CLI {
class App;
}

namespace liteboxd::ctl {

/// Adds an option that takes a time ("15m"); `take` gets it in whole seconds, at least one.
void addDuration(CLI::App &options, const std::string &name, const std::string &help,
                 std::function<void(std::chrono::seconds)> take);

} // namespace liteboxd::ctl
