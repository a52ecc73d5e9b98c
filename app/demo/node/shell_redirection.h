// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace liteboxd::demo {

/// Where a statement of a shell writes to (POSIX, Shell Command Language 2.7): >, >>, 2> and the two >& of them. A
/// value.
struct ShellRedirection
{
    enum class Errors { Kept, WithFile, ToOutput, Dropped };

    std::string file{};    ///< of the output; empty: none
    bool appends = false;  ///< to the file
    bool toErrors = false; ///< the output goes where errors go
    Errors errors = Errors::Kept;

    /// Takes them out of the words of a statement, from left to right. 2> is known for /dev/null alone.
    static ShellRedirection takenFrom(std::vector<std::string> &words);
};

} // namespace liteboxd::demo
