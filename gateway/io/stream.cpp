// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/io/stream.h"

#include "gateway/io/reactor.h"

namespace liteboxd::io {

bool Stream::hasReadItsShare() noexcept
{
    if (m_round != reactor().round()) {
        m_round = reactor().round();
        m_readThisRound = 0;
    }
    if (m_readThisRound < shareOfARound)
        return false;
    m_readable.yield();
    return true;
}

IoResult Stream::spliceIn(int, std::size_t)
{
    return {IoStatus::Failed, 0};
}

IoResult Stream::spliceOut(int, std::size_t)
{
    return {IoStatus::Failed, 0};
}

} // namespace liteboxd::io
