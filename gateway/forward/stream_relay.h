// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/worker.h"
#include "gateway/io/event.h"
#include "gateway/io/stream.h"
#include "gateway/io/task.h"

#include <chrono>

namespace liteboxd::forward {

/// Carries bytes both ways between a local connection and one into a pod, whatever they are. A side that takes nothing
/// stops the other: at most one read of 64 KiB waits in each direction. One coroutine; both streams outlive it.
class StreamRelay
{
public:
    /// A port-forward cannot pass on that the local side has ended its half: it then ends after this long without a
    /// byte from the pod, counted from when all of that half had left. So does one whose pod takes nothing more.
    static constexpr std::chrono::seconds halfCloseTimeout{10};

    /// A local side that still sends when the pod has ended is read, for so long, to its end.
    static constexpr std::chrono::seconds lingerTime{2};

    /// Whether the way to the pod passes on that the local side has ended its half.
    enum class HalfClose { Unknown, Passes };

    StreamRelay(http::Worker &worker, io::Stream &local, io::Stream &pod, HalfClose halfClose = HalfClose::Unknown);

    /// To the end of both. What the pod sent has been handed to the local socket then; where either was lost, the other
    /// is aborted, so that what is not whole does not look whole. A pod that takes nothing more is heard to its end: an
    /// answer may have come before all of the question was sent, or the reason why.
    io::Task<void> run();

    /// Ends it soon, by a reset of both.
    void stop();

    /// Whether the pod has sent anything.
    bool hasHeard() const { return m_hasHeard; }

private:
    enum class End {
        Whole,    ///< one side ended in order, and the other has all of it
        FromLost, ///< nothing more can be read
        ToLost,   ///< nothing more can be sent
    };

    io::Task<End> copy(io::Stream &from, io::Stream &to);
    io::Task<void> copyToPod();
    io::Task<bool> sendAll(io::Stream &to, std::string_view bytes);
    io::Deadline deadlineFor(const io::Stream &from) const;

    http::Worker &m_worker;
    io::Stream &m_local;
    io::Stream &m_pod;
    const HalfClose m_halfClose;
    io::Deadline m_lastFromPod;
    bool m_localHasEnded = false;
    bool m_podIsDeaf = false; ///< it takes nothing more
    bool m_hasHeard = false;
};

} // namespace liteboxd::forward
