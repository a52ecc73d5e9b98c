// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace liteboxd::program {

/// What a program says, and with which exit code it ends, instead of doing its work.
struct EarlyExit
{
    static constexpr int usageMistake = 2;

    std::string text{}; ///< whole lines
    int exitCode = 0;   ///< 0: asked for (help, version), for standard output; else a complaint, for standard error
};

/// Writes the text where it belongs and returns the exit code, for main() to end with. What came from elsewhere into
/// the text reaches no terminal raw (base::printableText()).
int say(const EarlyExit &exit);

/// The complaint "NAME: REASON", in one line: the program `name` cannot do its work.
EarlyExit complaint(const std::string &name, const std::string &reason, int exitCode = 1);

} // namespace liteboxd::program
