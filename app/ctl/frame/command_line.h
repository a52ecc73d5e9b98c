// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command_row.h"

#include <CLI/CLI.hpp>

#include <map>
#include <memory>
#include <string>
#include <variant>
#include <vector>

namespace liteboxd::ctl {

/// Stands in words of a filter for the minus in front of a term, which would look like an option.
constexpr char denial = '\x1f';

/// What a command line asks for: a command with its options read.
struct Chosen
{
    std::unique_ptr<Command> command;
    GlobalOptions options;
};

/// What to say instead of running a command.
struct Farewell
{
    std::string output{};          ///< help or version, for standard output
    std::string complaint{};       ///< what is wrong with the command line; empty: nothing
    Format format = Format::Table; ///< as far as it could be read
};

/// The program's command line: global options, nouns with their verbs, and help for each.
class CommandLine
{
public:
    /// `nouns` says what each noun is about, for help.
    CommandLine(const std::vector<CommandRow> &rows, const std::map<std::string, std::string> &nouns,
                const std::string &version);

    /// Once.
    std::variant<Chosen, Farewell> parse(int argc, const char *const *argv);

    /// All of it, for completion.
    const CLI::App &app() const { return m_app; }

private:
    GlobalOptions m_options;
    CLI::App m_app;
    std::vector<std::pair<CLI::App *, std::unique_ptr<Command>>> m_commands;
};

} // namespace liteboxd::ctl
