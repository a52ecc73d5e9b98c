// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace liteboxd::demo {

/// The variables of a shell (POSIX, Shell Command Language 2.5). A value.
class ShellVariables
{
public:
    /// Those that it is started with: all exported.
    explicit ShellVariables(const std::vector<std::pair<std::string, std::string>> &inherited);

    /// Whether a word, with its quotes, is NAME=VALUE.
    static bool isAssignment(std::string_view word);

    /// NAME=VALUE without quotes; what is exported stays so.
    void assign(std::string_view assignment);

    /// NAME or NAME=VALUE: what is started from now on knows it.
    void exportOne(std::string_view text);

    /// A word without its quotes; $NAME and ${NAME} outside single quotes are what they stand for.
    std::string expanded(std::string_view word) const;

    /// What is exported, a line each.
    std::string environment() const;

private:
    struct Variable
    {
        std::string name;
        std::string value;
        bool isExported = false;
    };

    Variable &find(std::string_view name);
    std::string_view value(std::string_view name) const;

    std::vector<Variable> m_variables; ///< in the order in which they came
};

} // namespace liteboxd::demo
