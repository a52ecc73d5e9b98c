// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/control/gateway_settings.h"
#include "gateway/io/socket_address.h"

#include <filesystem>
#include <string>
#include <variant>
#include <vector>

namespace liteboxd::gateway {

/// From which severity on the program writes to standard error.
enum class LogLevel { Error, Warning, Info, Debug };

/// What the command line asks for. A value.
struct GatewayOptions
{
    std::vector<std::filesystem::path> kubeconfigs; ///< empty: what kubectl would read
    std::string context;                            ///< empty: the current one
    std::string nameSpace = "liteboxd";
    io::SocketAddress listen;
    control::GatewaySettings settings;
    LogLevel logLevel = LogLevel::Info;
};

/// What to say, and with which exit code to end, instead of serving.
struct Farewell
{
    std::string text;
    int exitCode = 0; ///< 0: asked for (help, version), for standard output; 2: a mistake, for standard error
};

/// Reads the command line. Without --upstream-mode, DEV_USE_K8S_PROXY=true in the environment means apiserver.
std::variant<GatewayOptions, Farewell> readOptions(int argc, const char *const *argv);

} // namespace liteboxd::gateway
