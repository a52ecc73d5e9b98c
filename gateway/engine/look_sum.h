// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/gateway_look.h"
#include "gateway/engine/traffic.h"

#include <cstddef>
#include <functional>
#include <mutex>

namespace liteboxd::engine {

struct GatewayWorker;

/// What goes through one worker. On its thread.
GatewayLook lookOf(GatewayWorker &worker);

/// All that went through one worker since it began, and who uses links now. On its thread.
Traffic trafficOf(GatewayWorker &worker);

/// What the workers hand over to somebody who asked what goes through all of them. Any thread.
class LookSum
{
public:
    /// `done` is called on the thread of the last of them.
    LookSum(std::size_t workers, std::function<void(GatewayLook)> done);

    void take(GatewayLook part);

private:
    std::mutex m_mutex;
    std::size_t m_awaited;
    std::function<void(GatewayLook)> m_done;
    GatewayLook m_sum;
};

} // namespace liteboxd::engine
