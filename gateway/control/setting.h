// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/control/headless_configuration.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace liteboxd::control {

/// One thing the headless gateway can be told: a row of settingTable(), from which the command line, the environment,
/// the configuration file, `--help`, validation and the documentation are made.
struct Setting
{
    enum class Takes { One, List }; ///< a list replaces the whole default
    enum class Places {
        All,
        NotTheFile, ///< where the file is cannot stand in the file
    };

    std::string name;      ///< "request-timeout": the key in the file
    std::string group;     ///< heading in help and documentation
    std::string form;      ///< "TIME", "direct|apiserver"
    std::string help;      ///< begins with a small letter, no full stop
    std::string permitted; ///< goes on from "must be"
    Takes takes = Takes::One;
    Places places = Places::All;
    /// Takes over the values (exactly one unless a List); false if they are not what is permitted.
    std::function<bool(HeadlessConfiguration &, const std::vector<std::string> &)> set;
    /// The value as text that set() would take; empty for "nothing".
    std::function<std::string(const HeadlessConfiguration &)> show;
    std::string bare{}; ///< what the option without a value stands for; empty: it needs one

    /// "--request-timeout"
    std::string flag() const;
    /// "LITEBOXD_GATEWAY_REQUEST_TIMEOUT"
    std::string variable() const;
};

} // namespace liteboxd::control
