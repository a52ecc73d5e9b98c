// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/backoff.h"

#include <algorithm>

namespace liteboxd::base {

Backoff::Backoff(Duration first, Duration most, std::uint32_t seed)
    : m_first(first)
    , m_most(most)
    , m_current(first)
    , m_random(seed)
{}

Backoff::Duration Backoff::next()
{
    std::uniform_int_distribution<Duration::rep> jitter(m_current.count() / 2, m_current.count() * 3 / 2);
    const Duration wait(std::min(jitter(m_random), m_most.count()));
    m_current = std::min(m_current * 2, m_most);
    return wait;
}

} // namespace liteboxd::base
