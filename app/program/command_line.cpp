// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program/command_line.h"

#include <CLI/CLI.hpp>

#include <sstream>

namespace liteboxd::program {

std::optional<EarlyExit> parseCommandLine(CLI::App &options, int argc, const char *const *argv)
{
    try {
        options.parse(argc, argv);
        return std::nullopt;
    } catch (const CLI::ParseError &error) {
        std::ostringstream asked;
        std::ostringstream mistake;
        const bool isAskedFor = options.exit(error, asked, mistake) == 0;
        return isAskedFor ? EarlyExit{asked.str(), 0} : EarlyExit{mistake.str(), EarlyExit::usageMistake};
    }
}

} // namespace liteboxd::program
