// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "gateway/forward/api_server_status.h"
#include "gateway/http/connection.h"
#include "gateway/http/message_head.h"
#include "gateway/io/task.h"

#include <chrono>
#include <optional>

namespace liteboxd::forward {

/// What the API server itself says in an answer that came through its pod proxy: nothing where the answer is the
/// sandbox's own, whose body then stands in `upstream` as it came; else the whole body has been read. ConnectionLost if
/// it cannot be. `head` is the answer's.
io::Task<base::Result<std::optional<http::Refusal>>>
readApiServerRefusal(http::Connection &upstream, const http::ResponseHead &head, std::chrono::milliseconds timeout);

} // namespace liteboxd::forward
