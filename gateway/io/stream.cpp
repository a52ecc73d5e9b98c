// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/io/stream.h"

#include "gateway/io/reactor.h"

namespace liteboxd::io {

bool Stream::hasReadItsShare() noexcept
{
    if (m_turn != reactor().turnNumber()) {
        m_turn = reactor().turnNumber();
        m_readThisTurn = 0;
    }
    if (m_readThisTurn < shareOfATurn)
        return false;
    m_readable.yield();
    return true;
}

} // namespace liteboxd::io
