// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "gateway/io/stream.h"
#include "gateway/io/task.h"

#include <span>
#include <string_view>

namespace liteboxd::forward {

/// Sends all of `bytes`, which must stay until then, to a proxy. ProxyFailed.
io::Task<base::Result<void>> sendToProxy(io::Stream &proxy, std::string_view bytes, io::Deadline deadline);

/// Waits until something comes, and reads what is there into `into`: how many bytes, at least one. ProxyFailed.
io::Task<base::Result<std::size_t>> receiveSomeFromProxy(io::Stream &proxy, std::span<char> into,
                                                         io::Deadline deadline);

/// Fills `into`, and reads nothing beyond: what follows may be the tunnel's. ProxyFailed.
io::Task<base::Result<void>> receiveFromProxy(io::Stream &proxy, std::span<char> into, io::Deadline deadline);

} // namespace liteboxd::forward
