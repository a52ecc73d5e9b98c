// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/descriptor_budget.h"
#include "gateway/io/reactor.h"

#include <cstddef>
#include <memory>
#include <span>
#include <utility>
#include <vector>

namespace liteboxd::http {

/// Base of what a service keeps for each worker.
struct WorkerState
{
    virtual ~WorkerState() = default;
};

/// One reactor on one thread, with the buffer all its connections read into.
class Worker
{
public:
    Worker(std::size_t index, const DescriptorBudget &budget)
        : m_index(index)
        , m_budget(budget)
        , m_scratch(scratchSize)
    {}

    /// 0, 1, …: which of the server's workers this is.
    std::size_t index() const { return m_index; }
    io::Reactor &reactor() { return m_reactor; }
    const DescriptorBudget &budget() const { return m_budget; }

    /// 256 KiB that are anybody's until the next wait: what is to be kept over a wait is copied out.
    std::span<char> scratch() { return m_scratch; }

    /// What the service keeps for this worker, which owns it; nullptr before and after. A service knows its own type.
    template<class State>
    State *state() const
    {
        return static_cast<State *>(m_state.get());
    }
    void setState(std::unique_ptr<WorkerState> state) { m_state = std::move(state); }

private:
    static constexpr std::size_t scratchSize = 256 * 1024;

    std::size_t m_index;
    DescriptorBudget m_budget;
    io::Reactor m_reactor;
    std::vector<char> m_scratch;
    std::unique_ptr<WorkerState> m_state; ///< may use the reactor to its end
};

} // namespace liteboxd::http
