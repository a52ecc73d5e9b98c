// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/gateway_options.h"

#include "app/program/command_line.h"
#include "gateway/control/setting_table.h"

#include <CLI/CLI.hpp>

namespace liteboxd::gateway {

namespace {

constexpr const char *footer =
    "\nEach option can also be given by a variable of the environment, LITEBOXD_GATEWAY_ and its name in capitals with "
    "_\n"
    "for -, and as a key of the file given with --config. Options count more than variables, variables more than the\n"
    "file. Lists are separated by commas. A TIME is a number with ms, s, m or h, or of seconds; a SIZE one with KiB, "
    "MiB\n"
    "or GiB, or of bytes.\n";

} // namespace

std::variant<control::HeadlessConfiguration, program::EarlyExit> readOptions(int argc, const char *const *argv,
                                                                             const control::Environment &environment)
{
    CLI::App app("Opens the sandboxes of a LiteBoxd cluster to whoever holds their access tokens.", "liteboxd-gateway");
    app.set_version_flag("--version", "liteboxd-gateway " LITEBOXD_VERSION);
    app.footer(footer);
    const control::HeadlessConfiguration defaults;
    control::FlagValues given;
    for (const control::Setting &setting : control::settingTable()) {
        std::vector<std::string> &values = given[setting.name];
        CLI::Option *const option = app.add_option(setting.flag(), values, setting.help);
        option->type_name(setting.form)->group(setting.group)->default_str(setting.show(defaults));
        // One value behind each flag; how many flags there may be is for the reader to say.
        option->expected(setting.bare.empty() ? 1 : 0, 1);
        if (!setting.bare.empty()) { // CLI11 takes the default of its help for an option without a value
            option->type_name(setting.form + " (" + setting.show(defaults) + " if not given)");
            option->default_str(setting.bare);
        }
        option->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    }
    if (auto exit = program::parseCommandLine(app, argc, argv))
        return std::move(*exit);
    std::erase_if(given, [](const auto &entry) { return entry.second.empty(); });
    auto configuration = control::readConfiguration(given, environment);
    if (!configuration)
        return program::complaint("liteboxd-gateway", configuration.error().text(), program::EarlyExit::usageMistake);
    return std::move(*configuration);
}

} // namespace liteboxd::gateway
