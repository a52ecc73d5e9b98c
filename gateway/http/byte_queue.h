// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/io/block_pool.h"

#include <string_view>

namespace liteboxd::http {

/// Bytes received and not used yet. Costs nothing while empty.
class ByteQueue
{
public:
    bool isEmpty() const { return m_used == m_bytes.size(); }
    std::string_view view() const { return std::string_view(m_bytes).substr(m_used); }

    void append(std::string_view bytes)
    {
        if (m_used > 0) {
            m_bytes.erase(0, m_used);
            m_used = 0;
        }
        m_bytes.append(bytes);
    }

    void prepend(std::string_view bytes)
    {
        m_bytes.replace(0, m_used, bytes);
        m_used = 0;
    }

    void consume(std::size_t count)
    {
        m_used += count;
        if (isEmpty()) {
            io::BlockString().swap(m_bytes);
            m_used = 0;
        }
    }

private:
    io::BlockString m_bytes;
    std::size_t m_used = 0;
};

} // namespace liteboxd::http
