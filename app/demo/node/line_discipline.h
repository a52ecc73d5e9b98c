// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace liteboxd::demo {

/// The line discipline of a terminal (POSIX, General Terminal Interface 11.1.6), as far as anybody notices: a line is
/// edited until Enter hands it over. One thread.
class LineDiscipline
{
public:
    struct Typed
    {
        std::string echo{}; ///< what the terminal shows of it
        std::string line{}; ///< with its end, once there is one
        bool interrupts = false;
        bool endsInput = false;
    };

    Typed type(char c);

private:
    std::string m_line; ///< typed, and not handed over yet
};

} // namespace liteboxd::demo
