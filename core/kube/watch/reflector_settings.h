// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <chrono>
#include <memory>

namespace liteboxd::kube {

/// The times of a reflector. The defaults are for real clusters; tests shorten them.
struct ReflectorSettings
{
    /// A list that is silent for so long is given up.
    std::chrono::milliseconds listLimit = std::chrono::seconds(30);
    std::chrono::milliseconds watchOpenLimit = std::chrono::seconds(10);

    /// API servers send a bookmark about each minute; a watch silent for longer than this is asked anew.
    std::chrono::milliseconds silenceLimit = std::chrono::seconds(100);

    /// After so long the server ends the watch; the true time is up to twice as long, so that watches spread.
    std::chrono::seconds watchDuration = std::chrono::minutes(5);

    /// A watch that ended sooner and without an event counts as a failure.
    std::chrono::milliseconds shortWatch = std::chrono::seconds(1);

    /// Waits when there is no answer: short, so that rows are right soon after a server is back.
    std::chrono::milliseconds unreachableFirst = std::chrono::milliseconds(200);
    std::chrono::milliseconds unreachableMost = std::chrono::milliseconds(1500);

    /// Waits when the answer is an error: longer, so that a server in trouble is left alone.
    std::chrono::milliseconds refusedFirst = std::chrono::milliseconds(500);
    std::chrono::milliseconds refusedMost = std::chrono::seconds(30);

    std::shared_ptr<const base::Clock> clock = std::make_shared<base::SystemClock>();
};

} // namespace liteboxd::kube
