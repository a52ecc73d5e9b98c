// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/node/shell_variables.h"

#include <algorithm>

namespace liteboxd::demo {

namespace {

constexpr std::string_view nameCharacters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_0123456789";

/// How much of the beginning of a text is a name.
std::size_t nameLength(std::string_view text)
{
    if (text.empty() || (text.front() >= '0' && text.front() <= '9'))
        return 0;
    return std::min(text.find_first_not_of(nameCharacters), text.size());
}

} // namespace

ShellVariables::ShellVariables(const std::vector<std::pair<std::string, std::string>> &inherited)
{
    for (const auto &[name, value] : inherited)
        m_variables.push_back({name, value, true});
}

bool ShellVariables::isAssignment(std::string_view word)
{
    const std::size_t length = nameLength(word);
    return length > 0 && length < word.size() && word[length] == '=';
}

void ShellVariables::assign(std::string_view assignment)
{
    const std::size_t end = assignment.find('=');
    find(assignment.substr(0, end)).value = assignment.substr(end + 1);
}

void ShellVariables::exportOne(std::string_view text)
{
    if (isAssignment(text))
        assign(text);
    find(text.substr(0, nameLength(text))).isExported = true;
}

std::string ShellVariables::expanded(std::string_view word) const
{
    std::string out;
    char quote = 0;
    for (std::size_t i = 0; i < word.size(); ++i) {
        const char c = word[i];
        if (c == quote || (quote == 0 && (c == '"' || c == '\''))) {
            quote = c == quote ? '\0' : c;
            continue;
        }
        const bool isBraced = c == '$' && i + 1 < word.size() && word[i + 1] == '{';
        const std::size_t begin = i + (isBraced ? 2 : 1);
        const std::size_t length = c == '$' && quote != '\'' ? nameLength(word.substr(begin)) : 0;
        const std::size_t end = begin + length;
        if (length == 0 || (isBraced && (end >= word.size() || word[end] != '}'))) {
            out += c;
            continue;
        }
        out += value(word.substr(begin, length));
        i = isBraced ? end : end - 1;
    }
    return out;
}

std::string ShellVariables::environment() const
{
    std::string lines;
    for (const Variable &one : m_variables) {
        if (one.isExported)
            lines += one.name + '=' + one.value + '\n';
    }
    return lines;
}

ShellVariables::Variable &ShellVariables::find(std::string_view name)
{
    const auto found =
        std::find_if(m_variables.begin(), m_variables.end(), [name](const Variable &one) { return one.name == name; });
    if (found != m_variables.end())
        return *found;
    m_variables.push_back({std::string(name), {}, false});
    return m_variables.back();
}

std::string_view ShellVariables::value(std::string_view name) const
{
    const auto found =
        std::find_if(m_variables.begin(), m_variables.end(), [name](const Variable &one) { return one.name == name; });
    return found == m_variables.end() ? std::string_view() : std::string_view(found->value);
}

} // namespace liteboxd::demo
