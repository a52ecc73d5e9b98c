// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/worker.h"
#include "gateway/io/stream.h"
#include "gateway/io/task.h"

namespace liteboxd::http {

/// Reads on, and drops what comes, until the other side has ended too. Closing with unread bytes in the socket makes
/// the kernel reset the connection, and the peer may lose what it has not read yet (RFC 9112, 9.6).
io::Task<void> awaitEnd(Worker &worker, io::Stream &stream, io::Deadline deadline);

} // namespace liteboxd::http
