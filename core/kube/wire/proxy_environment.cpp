// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/wire/proxy_environment.h"

#include <QHostAddress>
#include <QString>
#include <QStringList>
#include <QUrl>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::kube {

namespace {

constexpr int httpPort = 80;
constexpr int httpsPort = 443;

std::string variable(const char *name, const char *lowerCase)
{
    const QByteArray upper = qgetenv(name);
    return (upper.isEmpty() ? qgetenv(lowerCase) : upper).toStdString();
}

/// "host", "host:port", "[::1]:port", an address without brackets.
struct HostAndPort
{
    QString host;
    int port = -1;
};

HostAndPort split(const QString &text)
{
    const bool isBareIpv6 = QHostAddress(text).protocol() == QAbstractSocket::IPv6Protocol;
    const qsizetype colon = text.lastIndexOf(u':');
    if (isBareIpv6 || colon < 0 || text.endsWith(u']'))
        return {QString(text).remove(u'[').remove(u']')};
    bool isNumber = false;
    const int port = text.mid(colon + 1).toInt(&isNumber);
    if (!isNumber)
        return {text};
    return {text.left(colon).remove(u'[').remove(u']'), port};
}

bool matches(const QString &exception, const QString &host, int port)
{
    if (exception.isEmpty())
        return false;
    if (exception == u"*")
        return true;
    const QHostAddress address(host);
    if (exception.contains(u'/')) {
        const auto network = QHostAddress::parseSubnet(exception);
        return !address.isNull() && !network.first.isNull() && address.isInSubnet(network);
    }
    const HostAndPort wanted = split(exception);
    if (wanted.port >= 0 && wanted.port != port)
        return false;
    if (const QHostAddress other(wanted.host); !other.isNull())
        return other == address;
    if (!address.isNull())
        return false;
    // "a.b" is a.b and all below it; ".a.b" and "*.a.b" are only what is below.
    QString suffix = wanted.host.startsWith(u"*.") ? wanted.host.mid(1) : wanted.host;
    if (!suffix.startsWith(u'.')) {
        if (host == suffix)
            return true;
        suffix.prepend(u'.');
    }
    return host.endsWith(suffix);
}

bool isThisMachine(const QString &host)
{
    return host == u"localhost" || QHostAddress(host).isLoopback();
}

} // namespace

ProxyEnvironment ProxyEnvironment::ofProcess()
{
    return {base::Secret(variable("HTTPS_PROXY", "https_proxy")), base::Secret(variable("HTTP_PROXY", "http_proxy")),
            variable("NO_PROXY", "no_proxy")};
}

base::Secret ProxyEnvironment::proxyUrlFor(const std::string &server) const
{
    const QUrl url(QString::fromStdString(server), QUrl::StrictMode);
    const bool isTls = url.scheme() == u"https";
    const base::Secret &proxy = isTls ? https : http;
    const QString host = url.host().toLower();
    if (proxy.isEmpty() || isThisMachine(host))
        return {};
    const int port = url.port(isTls ? httpsPort : httpPort);
    for (const QString &exception : QString::fromStdString(exceptions).split(u',')) {
        if (matches(exception.trimmed().toLower(), host, port))
            return {};
    }
    return proxy.reveal().find("://") == std::string::npos ? base::Secret("http://" + proxy.reveal()) : proxy;
}

} // namespace liteboxd::kube
