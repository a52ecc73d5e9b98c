// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/connection/connector.h"
#include "app/program/early_exit.h"
#include "gateway/control/gateway_rules.h"

#include <QString>

#include <variant>

namespace liteboxd::console {

/// What the command line asks for.
struct ConsoleOptions
{
    connection::ConnectionWish connection{};
    control::UpstreamMode upstreamMode = control::defaultLocalMode;
    bool isUpstreamModeGiven = false; ///< else the one of an earlier run goes first
    QString language{};               ///< empty: the system's
    QString picture{};                ///< save a picture of the window there, and end
};

/// Needs no application and no display. DEV_USE_K8S_PROXY=true selects the upstream mode apiserver, whatever the
/// command line says.
std::variant<ConsoleOptions, program::EarlyExit> parseOptions(int argc, const char *const *argv);

/// "0.1.0"
QString version();

} // namespace liteboxd::console
