// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "gateway/control/headless_configuration.h"

#include <map>
#include <string>
#include <vector>

namespace liteboxd::control {

/// What the command line says: by name of the setting without dashes, each value in its own string.
using FlagValues = std::map<std::string, std::vector<std::string>>;
/// Variables by name.
using Environment = std::map<std::string, std::string>;

/// The variables of this process.
Environment environmentOfProcess();

/// Puts a configuration together: flags before environment before the file that `config` names before defaults.
/// Every value is checked, also one that another source overrides. A variable that is empty counts as not set, one that
/// names no setting is somebody else's (Kubernetes makes some for Services); a key of the file that names none is an
/// error. Lists are separated by commas, or are lists in the file.
///
/// Fails with InvalidArgument, Malformed or FileUnreadable; the context is the source ("--listen", the variable,
/// "file:line"), the message quotes the value and says what is permitted.
base::Result<HeadlessConfiguration> readConfiguration(const FlagValues &flags, const Environment &environment);

} // namespace liteboxd::control
