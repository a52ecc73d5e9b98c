// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace liteboxd::ctl {

/// How results are written.
enum class Format {
    Table,
    Wide, ///< a table with every column
    Json,
    JsonLines, ///< one object per line
    Yaml,
    Name ///< names only, one per line: arguments for the next command
};

/// How much is said on standard error.
enum class Loudness {
    Quiet,  ///< errors only
    Usual,  ///< progress too
    Verbose ///< and what goes on below
};

/// What can be said with every command, before or after its name.
struct GlobalOptions
{
    std::vector<std::filesystem::path> kubeconfigs{}; ///< empty: what kubectl would read
    std::string context{};                            ///< empty: the current one
    std::string nameSpace{};                          ///< empty: the context's, or "liteboxd"
    Format format = Format::Table;
    std::optional<std::chrono::milliseconds> timeout{}; ///< for the whole command; nothing: as the command has it
    Loudness loudness = Loudness::Usual;

    /// Makes `app` read into this, which has to live until it has parsed.
    void declare(CLI::App &app);
};

} // namespace liteboxd::ctl
