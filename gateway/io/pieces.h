// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/uio.h>

#include <cstddef>
#include <limits>
#include <span>
#include <string>
#include <vector>

namespace liteboxd::io {

/// Bytes in all pieces.
std::size_t sizeOf(std::span<const iovec> pieces);

/// What is left of the pieces behind their first `count` bytes.
std::vector<iovec> behind(std::span<const iovec> pieces, std::size_t count);

/// Appends what is left of the pieces behind their first `count` bytes to `out`: `most` bytes at the longest. How many.
std::size_t appendBehind(std::string &out, std::span<const iovec> pieces, std::size_t count,
                         std::size_t most = std::numeric_limits<std::size_t>::max());

} // namespace liteboxd::io
