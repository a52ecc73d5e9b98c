// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/traffic.h"
#include "gateway/io/event.h"

#include <cstddef>

namespace liteboxd::engine {

/// What the workers hand over to somebody who asked for the traffic of all. Touched on that one's reactor alone.
class TrafficSum
{
public:
    TrafficSum(io::Reactor &reactor, std::size_t workers)
        : m_awaited(workers)
        , m_isWhole(reactor)
    {}

    void take(const Traffic &part)
    {
        m_sum.add(part);
        if (--m_awaited == 0)
            m_isWhole.notify();
    }

    /// Ready when all workers have handed theirs over.
    io::Waiter wait(io::Deadline deadline) { return m_isWhole.wait(deadline); }

    Traffic takeSum() { return std::move(m_sum); }

private:
    Traffic m_sum;
    std::size_t m_awaited;
    io::Event m_isWhole;
};

} // namespace liteboxd::engine
