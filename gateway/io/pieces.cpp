// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/io/pieces.h"

#include <algorithm>

namespace liteboxd::io {

namespace {

/// Calls `take` with each piece, or rest of one, behind the first `count` bytes.
template<class Take>
void forEachBehind(std::span<const iovec> pieces, std::size_t count, Take take)
{
    for (const iovec &piece : pieces) {
        const std::size_t skipped = std::min(count, piece.iov_len);
        count -= skipped;
        if (skipped < piece.iov_len)
            take(static_cast<char *>(piece.iov_base) + skipped, piece.iov_len - skipped);
    }
}

} // namespace

std::size_t sizeOf(std::span<const iovec> pieces)
{
    std::size_t size = 0;
    for (const iovec &piece : pieces)
        size += piece.iov_len;
    return size;
}

std::vector<iovec> behind(std::span<const iovec> pieces, std::size_t count)
{
    std::vector<iovec> left;
    forEachBehind(pieces, count, [&left](char *bytes, std::size_t size) { left.push_back({bytes, size}); });
    return left;
}

std::size_t appendBehind(std::string &out, std::span<const iovec> pieces, std::size_t count, std::size_t most)
{
    std::size_t taken = 0;
    forEachBehind(pieces, count, [&](const char *bytes, std::size_t size) {
        const std::size_t part = std::min(size, most - taken);
        out.append(bytes, part);
        taken += part;
    });
    return taken;
}

} // namespace liteboxd::io
