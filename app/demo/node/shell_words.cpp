// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/node/shell_words.h"

namespace liteboxd::demo {

std::vector<std::string> cut(std::string_view text, std::string_view separators)
{
    std::vector<std::string> out(1);
    char quote = 0;
    for (const char c : text) {
        if (quote == 0 && separators.find(c) != std::string_view::npos) {
            out.emplace_back();
            continue;
        }
        if (c == quote)
            quote = 0;
        else if (quote == 0 && (c == '"' || c == '\''))
            quote = c;
        out.back() += c;
    }
    std::erase(out, "");
    return out;
}

std::vector<std::string> andList(std::string_view statement)
{
    std::vector<std::string> out(1);
    char quote = 0;
    for (std::size_t i = 0; i < statement.size(); ++i) {
        const char c = statement[i];
        if (quote == 0 && statement.substr(i, 2) == "&&") {
            out.emplace_back();
            ++i;
            continue;
        }
        if (c == quote)
            quote = 0;
        else if (quote == 0 && (c == '"' || c == '\''))
            quote = c;
        out.back() += c;
    }
    return out;
}

} // namespace liteboxd::demo
