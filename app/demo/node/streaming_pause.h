// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/exchange.h"
#include "gateway/io/task.h"

namespace liteboxd::demo {

/// How a pause between two pieces of a streamed response ended.
enum class PauseEnd {
    Elapsed,     ///< the deadline came
    Interrupted, ///< somebody called interruptRead() on the stream: there is something to send
    ClientGone,  ///< nobody reads any more
};

/// Waits in the middle of a response until `deadline`, and sees when the client goes. What the client sends meanwhile
/// is kept for the next request.
io::Task<PauseEnd> pauseStreaming(http::Exchange &exchange, io::Deadline deadline);

} // namespace liteboxd::demo
