// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/control/upstream_address.h"

#include "gateway/io/address_ranges.h"

#include <QHostAddress>
#include <QUrl>

#include <algorithm>
#include <string>
#include <vector>

namespace liteboxd::control {

using namespace Qt::Literals::StringLiterals;

namespace {

struct Refused
{
    const char *range;
    const char *reason;
    bool isOfTheDemo = false; ///< its pods have such addresses
};

/// The first that holds an address says why it is refused. Sources: RFC 6890 and the registries that it began, the
/// clouds' own documents for their metadata services.
constexpr Refused refused[] = {
    {"127.0.0.0/8", "it is this machine's loopback", true},
    {"::1", "it is this machine's loopback", true},
    {"0.0.0.0/8", "it stands for this machine or its network (RFC 1122)"},
    {"169.254.0.0/16", "it is link-local, where clouds have their metadata service (RFC 3927)"},
    {"224.0.0.0/4", "it is a multicast address (RFC 5771)"},
    {"240.0.0.0/4", "it is reserved, or broadcast (RFC 1112)"},
    {"100.100.100.200", "it is the metadata service of Alibaba Cloud"},
    {"168.63.129.16", "it is the host's service of Azure"},
    {"192.0.0.192", "it is the metadata service of Oracle Cloud"},
    {"fd00:ec2::254", "it is the metadata service of Amazon EC2"},
    {"fd20:ce::254", "it is the metadata service of Google Cloud"},
    {"::/96", "it stands for an IPv4 address (IPv4-compatible, RFC 4291)"},
    {"::ffff:0:0:0/96", "it stands for an IPv4 address (IPv4-translated, RFC 2765)"},
    {"64:ff9b::/96", "it stands for an IPv4 address (NAT64, RFC 6052)"},
    {"64:ff9b:1::/48", "it stands for an IPv4 address (NAT64, RFC 8215)"},
    {"2002::/16", "it stands for an IPv4 address (6to4, RFC 3056)"},
    {"2001::/32", "it stands for an IPv4 address (Teredo, RFC 4380)"},
    {"fe80::/10", "it is link-local (RFC 4291)"},
    {"fec0::/10", "it is site-local (RFC 3879)"},
    {"ff00::/8", "it is a multicast address (RFC 4291)"},
};

struct RefusedRange
{
    io::AddressRanges addresses;
    Refused why;
};

const std::vector<RefusedRange> &refusedRanges()
{
    static const std::vector<RefusedRange> ranges = [] {
        std::vector<RefusedRange> parsed;
        for (const Refused &row : refused) {
            parsed.push_back({{}, row});
            parsed.back().addresses.add(row.range);
        }
        return parsed;
    }();
    return ranges;
}

} // namespace

ClusterPlace placeOf(const kube::ConnectionSettings &cluster)
{
    const QString host = QUrl(QString::fromStdString(cluster.server)).host();
    const bool isHere = host == u"localhost"_s || QHostAddress(host).isLoopback();
    return isHere && cluster.clusterName == "liteboxd-demo" ? ClusterPlace::Demo : ClusterPlace::Elsewhere;
}

base::Result<io::SocketAddress> upstreamAddress(std::string_view podAddress, ClusterPlace place)
{
    if (podAddress.starts_with('[')) // the parser takes it, as of a URL; a pod's address has none
        return base::fail(base::ErrorCode::InvalidArgument, "not a numeric IP address", std::string(podAddress));
    auto address = io::SocketAddress::parse(podAddress, 0);
    if (!address)
        return address;
    const auto &ranges = refusedRanges();
    const auto range = std::find_if(ranges.begin(), ranges.end(),
                                    [&address](const RefusedRange &each) { return each.addresses.contains(*address); });
    const bool isPermitted = range == ranges.end() || (range->why.isOfTheDemo && place == ClusterPlace::Demo);
    if (!isPermitted)
        return base::fail(base::ErrorCode::InvalidArgument, range->why.reason, std::string(podAddress));
    return address;
}

} // namespace liteboxd::control
