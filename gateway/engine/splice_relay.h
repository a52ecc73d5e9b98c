// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/pipe_pool.h"
#include "gateway/http/body_pace.h"
#include "gateway/io/stream.h"
#include "gateway/io/task.h"

#include <cstdint>

namespace liteboxd::engine {

/// From how many bytes on splicing pays.
inline constexpr std::uint64_t worthSplicing = 128 * 1024;

/// How moving bytes by splice(2) ended.
struct SpliceResult
{
    enum class End {
        Moved,          ///< all that were asked for
        NoPipe,         ///< nothing moved: copy instead
        SourceEnded,    ///< what came was passed on
        SourceTimedOut, ///< waited for longer than its pace allows
        SourceLost,     ///< reset or cancelled
        Interrupted,    ///< the wait for the source was, and nothing is lost
        DestinationLost ///< reset, timed out or cancelled
    };
    End end = End::Moved;
    std::uint64_t moved = 0; ///< bytes that reached the destination
};

/// Moves `count` bytes. `pace` is how long the source may be waited for, `timeout` how long the destination; both
/// streams must be able to splice.
/// `progress` is set to now whenever the destination took something.
io::Task<SpliceResult> spliceBytes(PipePool &pipes, io::Stream &from, io::Stream &to, std::uint64_t count,
                                   http::BodyPace &pace, std::chrono::milliseconds timeout, io::Deadline &progress);

} // namespace liteboxd::engine
