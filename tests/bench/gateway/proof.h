// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/gateway/target.h"

namespace liteboxd::bench {

/// That a proxy does the job it is timed at: a wrong token is refused; with the right one the sandbox sees its own path
/// and the forwarding fields and no token, and a WebSocket echoes. Throws std::runtime_error that says what is wrong.
void proveJob(const Target &target);

} // namespace liteboxd::bench
