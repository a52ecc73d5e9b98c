// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/control/configuration_reader.h"

#include <string>
#include <variant>

namespace liteboxd::gateway {

/// What to say, and with which exit code to end, instead of serving.
struct Farewell
{
    std::string text;
    int exitCode = 0; ///< 0: asked for (help, version), for standard output; 2: a mistake, for standard error
};

/// Reads command line, environment and configuration file, by control::settingTable().
std::variant<control::GatewayConfiguration, Farewell> readOptions(int argc, const char *const *argv,
                                                                  const control::Environment &environment);

} // namespace liteboxd::gateway
