// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/forward/channel_message.h"

#include <algorithm>

namespace liteboxd::forward {

std::size_t appendChannelMessage(std::string &out, std::uint8_t channel, std::span<const iovec> pieces,
                                 std::size_t skip, std::size_t most, const std::optional<base::MaskingKey> &key)
{
    std::size_t size = 0;
    for (const iovec &piece : pieces)
        size += piece.iov_len;
    size = std::min(size - std::min(size, skip), most);

    base::FrameHeader header;
    header.opcode = base::Opcode::Binary;
    header.maskingKey = key;
    header.payloadLength = size + 1;
    out.append(base::encodeFrameHeader(header));
    const std::size_t begin = out.size();
    out.push_back(static_cast<char>(channel));
    std::size_t left = size;
    for (const iovec &piece : pieces) {
        const std::size_t skipped = std::min(skip, piece.iov_len);
        skip -= skipped;
        const std::size_t taken = std::min(piece.iov_len - skipped, left);
        out.append(static_cast<const char *>(piece.iov_base) + skipped, taken);
        left -= taken;
    }
    if (key)
        base::applyMask(std::span(out).subspan(begin), *key);
    return size;
}

} // namespace liteboxd::forward
