// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/forward/channel_message.h"

#include "gateway/io/pieces.h"

#include <algorithm>

namespace liteboxd::forward {

std::size_t appendChannelMessage(std::string &out, std::uint8_t channel, std::span<const iovec> pieces,
                                 std::size_t skip, std::size_t most, const std::optional<base::MaskingKey> &key)
{
    const std::size_t all = io::sizeOf(pieces);
    const std::size_t size = std::min(all - std::min(all, skip), most);
    base::FrameHeader header;
    header.opcode = base::Opcode::Binary;
    header.maskingKey = key;
    header.payloadLength = size + 1;
    out.append(base::encodeFrameHeader(header));
    const std::size_t begin = out.size();
    out.push_back(static_cast<char>(channel));
    io::appendBehind(out, pieces, skip, most);
    if (key)
        base::applyMask(std::span(out).subspan(begin), *key);
    return size;
}

} // namespace liteboxd::forward
