// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/io/address_ranges.h"

#include <sys/socket.h>

#include <algorithm>
#include <charconv>

namespace liteboxd::io {

namespace {

using Bytes = std::array<std::uint8_t, 16>;

bool hasPrefix(const Bytes &address, const Bytes &prefix, unsigned bits)
{
    const std::size_t whole = bits / 8;
    if (!std::equal(prefix.begin(), prefix.begin() + static_cast<std::ptrdiff_t>(whole), address.begin()))
        return false;
    const unsigned rest = bits % 8;
    return rest == 0 || ((address[whole] ^ prefix[whole]) >> (8 - rest)) == 0;
}

bool isClearBehind(const Bytes &bytes, unsigned bits)
{
    for (unsigned bit = bits; bit < 128; ++bit) {
        if ((bytes[bit / 8] >> (7 - bit % 8) & 1) != 0)
            return false;
    }
    return true;
}

} // namespace

bool AddressRanges::add(std::string_view text)
{
    const std::size_t slash = text.find('/');
    const auto address = SocketAddress::parse(text.substr(0, slash), 0);
    if (!address || text.starts_with('['))
        return false;
    const unsigned most = address->family() == AF_INET ? 32 : 128;
    unsigned bits = most;
    if (slash != std::string_view::npos) {
        const char *const begin = text.data() + slash + 1;
        const char *const end = text.data() + text.size();
        const auto [stop, error] = std::from_chars(begin, end, bits);
        if (begin == end || error != std::errc() || stop != end || bits > most)
            return false;
    }
    const Range range{address->bytes(), bits + (128 - most)};
    if (!isClearBehind(range.bytes, range.bits))
        return false;
    m_ranges.push_back(range);
    m_text.append(m_text.empty() ? "" : ",").append(text);
    return true;
}

bool AddressRanges::contains(const SocketAddress &address) const
{
    if (m_ranges.empty())
        return false;
    const Bytes bytes = address.bytes();
    return std::any_of(m_ranges.begin(), m_ranges.end(),
                       [&bytes](const Range &range) { return hasPrefix(bytes, range.bytes, range.bits); });
}

} // namespace liteboxd::io
