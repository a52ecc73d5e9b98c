// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program/early_exit.h"

#include "core/base/printable_text.h"

#include <cstdio>

namespace liteboxd::program {

int say(const EarlyExit &exit)
{
    const std::string text = base::printableText(exit.text, base::LineFeeds::Kept);
    std::FILE *const stream = exit.exitCode == 0 ? stdout : stderr;
    std::fwrite(text.data(), 1, text.size(), stream);
    std::fflush(stream);
    return exit.exitCode;
}

EarlyExit complaint(const std::string &name, const std::string &reason, int exitCode)
{
    return {name + ": " + base::printableText(reason) + '\n', exitCode};
}

} // namespace liteboxd::program
