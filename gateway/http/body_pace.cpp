// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/body_pace.h"

#include <algorithm>

namespace liteboxd::http {

namespace {

/// More waiting than this is not reckoned with, so that the sum cannot overflow.
constexpr std::uint64_t mostSeconds = 366ULL * 24 * 3600;

} // namespace

io::Deadline BodyPace::begin(io::Deadline now)
{
    m_begin = now;
    if (m_leastRate == 0)
        return now + m_idle;
    const std::chrono::seconds earned(std::min(m_bytes / m_leastRate, mostSeconds));
    return now + std::min<io::Clock::duration>(m_idle, m_idle + earned - m_waited);
}

} // namespace liteboxd::http
