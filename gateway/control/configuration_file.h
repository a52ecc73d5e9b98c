// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace liteboxd::control {

/// One key of a configuration file: its values as they were written, and where.
struct ConfigurationEntry
{
    std::string name;
    std::vector<std::string> values;
    std::string origin; ///< "gateway.yaml:3"
    bool isList = false;
};

/// Reads a YAML map of settings: `name: value`, or `name: [value, …]`. Malformed, with file and line, for what is not
/// YAML, not such a map, more than one document, or names a key twice. An empty text has no entries. Pure.
base::Result<std::vector<ConfigurationEntry>> parseConfigurationFile(const std::string &text, std::string_view path);

} // namespace liteboxd::control
