// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/io/task.h"

namespace liteboxd::http {

/// What a connection has become when a Service switched it to another protocol by a 101. It took the connection's
/// stream and outlives the request, whose memory is given back. Runs on the worker's thread; the server owns it and
/// waits for it when it drains.
class SwitchedConnection
{
public:
    virtual ~SwitchedConnection() = default;

    /// Ends when the connection has. Destroying this ends it at once.
    virtual io::Task<void> run() = 0;

    /// Ends the connection by a reset, and run() soon.
    virtual void abort() = 0;
};

} // namespace liteboxd::http
