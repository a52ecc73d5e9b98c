// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/node/line_discipline.h"

#include <utility>

namespace liteboxd::demo {

LineDiscipline::Typed LineDiscipline::type(char c)
{
    constexpr char endOfText = 3;
    constexpr char endOfInput = 4;
    constexpr char erase = 127;
    if (c == endOfText) {
        m_line.clear();
        return {.echo = "^C\r\n", .interrupts = true};
    }
    if (c == endOfInput && m_line.empty())
        return {.endsInput = true};
    if (c == erase || c == '\b') {
        if (m_line.empty())
            return {};
        m_line.pop_back();
        return {.echo = "\b \b"};
    }
    if (c == '\r' || c == '\n')
        return {.echo = "\r\n", .line = std::exchange(m_line, {}) + '\n'};
    m_line += c;
    return {.echo = {c}};
}

} // namespace liteboxd::demo
