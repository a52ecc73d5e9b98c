// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"
#include "core/hubble/observer_status.h"

#include <chrono>
#include <cstdint>
#include <optional>

namespace liteboxd::hubble {

/// How flows come in.
enum class FlowWay {
    PortForward, ///< Relay, through the API server
    Address,     ///< Relay's own address
    AgentExec    ///< `hubble observe` in each agent's container: slow, and what is between two runs may be missing
};

/// Where a FlowSource stands.
struct SourceState
{
    enum class Phase {
        Idle,       ///< nobody asked, or it was stopped
        Connecting, ///< asked; nothing has been answered yet
        Live,       ///< the stream is open
        Waiting,    ///< it broke, or could not be opened: `error` says why, `retryIn` when the next attempt is
        Finished,   ///< a query without follow has been answered whole
        Failed      ///< it cannot be had: `error`. Nothing is tried any more
    };

    Phase phase = Phase::Idle;
    FlowWay way = FlowWay::PortForward;
    std::optional<base::Error> error{};
    std::chrono::milliseconds retryIn{0};
    std::optional<ObserverStatus> status{}; ///< as last told; asked every few seconds while live
    std::uint64_t unread = 0; ///< flows of this query that were thrown away because this program was too slow
};

} // namespace liteboxd::hubble
