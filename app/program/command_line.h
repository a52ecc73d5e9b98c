// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/program/early_exit.h"

#include <optional>

namespace CLI {
class App;
}

namespace liteboxd::program {

/// Reads the arguments into what `options` binds them to. Nothing if there is work to do; else the help or the version
/// that was asked for, or what is wrong with the arguments, as EarlyExit::usageMistake whatever CLI11 numbers it.
std::optional<EarlyExit> parseCommandLine(CLI::App &options, int argc, const char *const *argv);

} // namespace liteboxd::program
