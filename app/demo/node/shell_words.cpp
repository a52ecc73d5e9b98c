// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/node/shell_words.h"

namespace liteboxd::demo {

namespace {

/// Cuts text at what `separatorAt` says is one (how many characters long, or 0), unless within quotes, which are kept.
template<class SeparatorAt>
std::vector<std::string> cutAtEach(std::string_view text, SeparatorAt separatorAt)
{
    std::vector<std::string> out(1);
    char quote = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (const std::size_t length = quote == 0 ? separatorAt(text.substr(i)) : 0; length > 0) {
            out.emplace_back();
            i += length - 1;
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

} // namespace

std::vector<std::string> cut(std::string_view text, std::string_view separators)
{
    auto out = cutAtEach(text, [separators](std::string_view rest) -> std::size_t {
        return separators.find(rest.front()) == std::string_view::npos ? 0 : 1;
    });
    std::erase(out, "");
    return out;
}

std::vector<std::string> andList(std::string_view statement)
{
    return cutAtEach(statement, [](std::string_view rest) -> std::size_t { return rest.starts_with("&&") ? 2 : 0; });
}

} // namespace liteboxd::demo
