// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/control/upstream_address.h"

#include <QHostAddress>
#include <QUrl>

namespace liteboxd::control {

using namespace Qt::Literals::StringLiterals;

ClusterPlace placeOf(const std::string &server)
{
    const QString host = QUrl(QString::fromStdString(server)).host();
    return host == u"localhost"_s || QHostAddress(host).isLoopback() ? ClusterPlace::Loopback : ClusterPlace::Remote;
}

bool isUpstream(const QString &address, ClusterPlace place)
{
    QHostAddress host;
    if (!host.setAddress(address) || !host.scopeId().isEmpty())
        return false;
    bool isIpv4 = false;
    const quint32 ipv4 = host.toIPv4Address(&isIpv4);
    if (isIpv4)
        host.setAddress(ipv4);
    const bool isThisNetwork = isIpv4 && (ipv4 >> 24U) == 0;
    if (host.isNull() || isThisNetwork || host == QHostAddress(QHostAddress::AnyIPv6) || host.isLinkLocal() ||
        host.isMulticast() || host.isBroadcast())
        return false;
    return !host.isLoopback() || place == ClusterPlace::Loopback;
}

} // namespace liteboxd::control
