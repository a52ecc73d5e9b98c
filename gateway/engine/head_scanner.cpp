// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/head_scanner.h"

namespace liteboxd::engine {

HeadScanner::State HeadScanner::scan(std::string_view bytes)
{
    using namespace std::string_view_literals;
    for (;;) {
        const auto end = bytes.find('\n', m_scanned);
        if (end == std::string_view::npos)
            return State::Incomplete;
        const std::string_view line = bytes.substr(m_scanned, end - m_scanned);
        if (line.empty() || line.back() != '\r' || line.find_first_of("\r\0"sv) != line.size() - 1)
            return State::Malformed;
        const bool isFirst = m_scanned == 0;
        m_scanned = end + 1;
        if (line.size() == 1)
            return isFirst ? State::Malformed : State::Complete;
        if (line.front() == ' ' || line.front() == '\t')
            return State::Malformed;
    }
}

} // namespace liteboxd::engine
