// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/io/special_addresses.h"

#include <algorithm>
#include <vector>

namespace liteboxd::io {

namespace {

using Kind = SpecialAddresses::Kind;

/// The first that holds an address says what it is.
constexpr SpecialAddresses rows[] = {
    {"127.0.0.0/8", "it is this machine's loopback", Kind::Loopback},
    {"::1", "it is this machine's loopback", Kind::Loopback},
    {"0.0.0.0/8", "it stands for this machine or its network (RFC 1122)", Kind::Network},
    {"169.254.0.0/16", "it is link-local, where clouds have their metadata service (RFC 3927)", Kind::Network},
    {"224.0.0.0/4", "it is a multicast address (RFC 5771)", Kind::Network},
    {"240.0.0.0/4", "it is reserved, or broadcast (RFC 1112)", Kind::Network},
    {"100.100.100.200", "it is the metadata service of Alibaba Cloud", Kind::Network},
    {"168.63.129.16", "it is the host's service of Azure", Kind::Network},
    {"192.0.0.192", "it is the metadata service of Oracle Cloud", Kind::Network},
    {"fd00:ec2::254", "it is the metadata service of Amazon EC2", Kind::Network},
    {"fd20:ce::254", "it is the metadata service of Google Cloud", Kind::Network},
    {"::/96", "it stands for an IPv4 address (IPv4-compatible, RFC 4291)", Kind::Network},
    {"::ffff:0:0:0/96", "it stands for an IPv4 address (IPv4-translated, RFC 2765)", Kind::Network},
    {"64:ff9b::/96", "it stands for an IPv4 address (NAT64, RFC 6052)", Kind::Network},
    {"64:ff9b:1::/48", "it stands for an IPv4 address (NAT64, RFC 8215)", Kind::Network},
    {"2002::/16", "it stands for an IPv4 address (6to4, RFC 3056)", Kind::Network},
    {"2001::/32", "it stands for an IPv4 address (Teredo, RFC 4380)", Kind::Network},
    {"fe80::/10", "it is link-local (RFC 4291)", Kind::Network},
    {"fec0::/10", "it is site-local (RFC 3879)", Kind::Network},
    {"ff00::/8", "it is a multicast address (RFC 4291)", Kind::Network},
    {"10.0.0.0/8", "it is private (RFC 1918)", Kind::Private},
    {"172.16.0.0/12", "it is private (RFC 1918)", Kind::Private},
    {"192.168.0.0/16", "it is private (RFC 1918)", Kind::Private},
    {"100.64.0.0/10", "it is shared, behind a carrier (RFC 6598)", Kind::Private},
    {"192.0.0.0/24", "it is for protocols of the IETF (RFC 6890)", Kind::Private},
    {"192.0.2.0/24", "it is for documentation (RFC 5737)", Kind::Private},
    {"198.51.100.0/24", "it is for documentation (RFC 5737)", Kind::Private},
    {"203.0.113.0/24", "it is for documentation (RFC 5737)", Kind::Private},
    {"198.18.0.0/15", "it is for benchmarks (RFC 2544)", Kind::Private},
    {"fc00::/7", "it is private (RFC 4193)", Kind::Private},
    {"2001:db8::/32", "it is for documentation (RFC 3849)", Kind::Private},
    {"100::/64", "it is for discarding (RFC 6666)", Kind::Private},
};

struct Range
{
    AddressRanges addresses;
    const SpecialAddresses *row;
};

std::vector<Range> parsed()
{
    std::vector<Range> ranges;
    for (const SpecialAddresses &row : rows) {
        ranges.push_back({{}, &row});
        ranges.back().addresses.add(row.range);
    }
    return ranges;
}

} // namespace

const SpecialAddresses *specialAddressesWith(const SocketAddress &address)
{
    static const std::vector<Range> ranges = parsed();
    const auto found = std::find_if(ranges.begin(), ranges.end(),
                                    [&address](const Range &each) { return each.addresses.contains(address); });
    return found == ranges.end() ? nullptr : found->row;
}

} // namespace liteboxd::io
