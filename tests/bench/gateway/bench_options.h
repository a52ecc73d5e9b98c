// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace liteboxd::bench {

/// What the command line asks for.
struct BenchOptions
{
    int rounds = 5;
    double seconds = 0.5;           ///< of each measurement
    std::size_t idle = 10000;       ///< WebSockets, in the rows about idle ones
    std::vector<std::string> only;  ///< beginnings of row names; empty: all
    std::vector<std::string> peers; ///< names; empty: all
    std::string goProxy;            ///< where the Go proxy was built
};

} // namespace liteboxd::bench
