// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/program/early_exit.h"
#include "gateway/control/configuration_reader.h"

#include <variant>

namespace liteboxd::gateway {

/// Reads command line, environment and configuration file, by control::settingTable().
std::variant<control::HeadlessConfiguration, program::EarlyExit> readOptions(int argc, const char *const *argv,
                                                                             const control::Environment &environment);

} // namespace liteboxd::gateway
