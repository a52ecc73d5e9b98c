// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/flows/flow.h"
#include "core/flows/flow_gap.h"
#include "core/hubble/observer_status.h"

#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <variant>
#include <vector>

namespace liteboxd::hubble {

/// The call has ended; nothing if it did so in order.
struct StreamEnd
{
    std::optional<base::Error> error;
};

using StreamEvent = std::variant<flows::Flow, flows::FlowGap, NodeChange, StreamEnd>;

/// What a stream gave and nobody has taken yet. Bounded: when it is full, flows are counted and thrown away, so that a
/// reader that cannot keep up costs no memory; anything else always fits. Any thread.
class FlowQueue
{
public:
    /// `wake` is called, on the thread that puts, when something is there that was not. It must not put or take.
    FlowQueue(std::size_t most, std::function<void()> wake);

    /// Whether a flow would fit. If not, the flow counts as thrown away, and need not be decoded.
    bool hasRoom();
    void put(StreamEvent event);

    /// So many flows were thrown away before they came here.
    void discard(std::uint64_t flows);

    /// Nobody takes any more: `wake` is not called after this, nor while it returns.
    void close();

    struct Taken
    {
        std::vector<StreamEvent> events;
        std::uint64_t unread = 0; ///< thrown away since the last time, behind the events
    };
    Taken takeAll();

private:
    std::size_t m_most;
    std::function<void()> m_wake;
    std::mutex m_mutex;
    std::vector<StreamEvent> m_events;
    std::uint64_t m_unread = 0;
};

} // namespace liteboxd::hubble
