// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/io/stream.h"
#include "gateway/io/task.h"

namespace liteboxd::http {

/// Aborts a stream once its peer has all that was sent, or has taken nothing of it for `timeout`. A reset makes the
/// kernel drop what it has not delivered yet: what came before the cut, earlier answers among it, would be lost as
/// well.
io::Task<void> lingerThenReset(io::Stream &stream, std::chrono::milliseconds timeout);

} // namespace liteboxd::http
