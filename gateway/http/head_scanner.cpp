// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/head_scanner.h"

namespace liteboxd::http {

HeadScanner::State HeadScanner::scan(std::string_view bytes)
{
    for (;;) {
        const auto end = bytes.find('\n', m_scanned);
        if (end == std::string_view::npos)
            return State::Incomplete;
        const std::string_view line = bytes.substr(m_scanned, end - m_scanned);
        if (line.empty() || line.back() != '\r')
            return State::Malformed;
        const bool isFirst = m_scanned == 0;
        m_scanned = end + 1;
        if (isFirst)
            m_firstLine = m_scanned;
        if (line.size() == 1)
            return isFirst ? State::Malformed : State::Complete;
        if (line.front() == ' ' || line.front() == '\t')
            return State::Malformed;
    }
}

} // namespace liteboxd::http
