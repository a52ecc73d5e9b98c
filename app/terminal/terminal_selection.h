// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/terminal/terminal_cell.h"

#include <algorithm>
#include <optional>

namespace liteboxd::terminal {

/// What is marked in a terminal: from where the mouse was pressed to where it is, in reading order. A value.
class TerminalSelection
{
public:
    void begin(TerminalPosition at)
    {
        m_anchor = at;
        m_head = at;
    }
    void extend(TerminalPosition to) { m_head = to; }
    void clear() { m_anchor.reset(); }

    bool isEmpty() const { return !m_anchor || *m_anchor == m_head; }
    TerminalPosition from() const { return std::min(m_anchor.value_or(m_head), m_head); }
    TerminalPosition to() const { return std::max(m_anchor.value_or(m_head), m_head); }
    bool contains(TerminalPosition place) const { return !isEmpty() && from() <= place && place < to(); }

    /// So many lines went out at the top: what is marked went with them.
    void moveUp(int lines)
    {
        if (m_anchor)
            m_anchor->line -= lines;
        m_head.line -= lines;
    }

private:
    std::optional<TerminalPosition> m_anchor;
    TerminalPosition m_head;
};

} // namespace liteboxd::terminal
