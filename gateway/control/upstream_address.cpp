// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/control/upstream_address.h"

#include "gateway/io/special_addresses.h"

#include <QHostAddress>
#include <QUrl>

#include <string>

namespace liteboxd::control {

using namespace Qt::Literals::StringLiterals;

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
    using Kind = io::SpecialAddresses::Kind;
    const io::SpecialAddresses *const special = io::specialAddressesWith(*address);
    const bool isOfPods = special == nullptr || special->kind == Kind::Private ||
                          (special->kind == Kind::Loopback && place == ClusterPlace::Demo);
    if (!isOfPods)
        return base::fail(base::ErrorCode::InvalidArgument, special->reason, std::string(podAddress));
    return address;
}

} // namespace liteboxd::control
