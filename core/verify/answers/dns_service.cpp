// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/answers/dns_service.h"

#include <algorithm>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

bool answersNames(const QJsonValue &service)
{
    constexpr int dnsPort = 53;
    const QString address = service[u"spec"][u"clusterIP"].toString();
    const QJsonArray ports = service[u"spec"][u"ports"].toArray();
    return !address.isEmpty() && address != u"None" &&
           std::any_of(ports.begin(), ports.end(),
                       [](const QJsonValue &port) { return port[u"port"].toInt() == dnsPort; });
}

QString dnsAddressOf(const QJsonArray &services)
{
    QString found;
    for (const QJsonValue &service : services) {
        if (!answersNames(service))
            continue;
        const QString address = service[u"spec"][u"clusterIP"].toString();
        if (service[u"metadata"][u"name"].toString() == u"kube-dns")
            return address;
        if (found.isEmpty())
            found = address;
    }
    return found;
}

} // namespace liteboxd::verify
