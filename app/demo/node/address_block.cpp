// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/node/address_block.h"

#include <arpa/inet.h>
#include <array>
#include <optional>

namespace liteboxd::demo {

namespace {

struct Bits
{
    std::array<std::uint8_t, 16> bytes{};
    int size = 0; ///< 32 or 128
};

std::optional<Bits> bitsOf(const QString &address)
{
    Bits bits;
    const QByteArray text = address.toLatin1();
    if (::inet_pton(AF_INET, text.constData(), bits.bytes.data()) == 1)
        bits.size = 32;
    else if (::inet_pton(AF_INET6, text.constData(), bits.bytes.data()) == 1)
        bits.size = 128;
    return bits.size == 0 ? std::nullopt : std::optional(bits);
}

} // namespace

bool isWithin(const QString &address, const QString &block)
{
    const auto inner = bitsOf(address);
    const auto outer = bitsOf(block.section(u'/', 0, 0));
    if (!inner || !outer || inner->size != outer->size)
        return false;
    bool isNumber = true;
    const int length = block.contains(u'/') ? block.section(u'/', 1).toInt(&isNumber) : outer->size;
    if (!isNumber || length < 0 || length > outer->size)
        return false;
    for (int bit = 0; bit < length; ++bit) {
        const auto mask = static_cast<std::uint8_t>(0x80 >> (bit % 8));
        const auto byte = static_cast<std::size_t>(bit / 8);
        if ((inner->bytes[byte] & mask) != (outer->bytes[byte] & mask))
            return false;
    }
    return true;
}

} // namespace liteboxd::demo
