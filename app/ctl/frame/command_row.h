// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command.h"

#include <memory>
#include <vector>

namespace liteboxd::ctl {

/// A command as the program's table lists it.
struct CommandRow
{
    const char *noun;    ///< "sandbox"; "" for a command of one word
    const char *verb;    ///< "list"
    const char *summary; ///< what it does, in a sentence without a full stop
    const char *example; ///< a whole command line that works
    std::unique_ptr<Command> (*make)();
};

template<class Made>
std::unique_ptr<Command> make()
{
    return std::make_unique<Made>();
}

} // namespace liteboxd::ctl
