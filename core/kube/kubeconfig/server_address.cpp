// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/kubeconfig/server_address.h"

#include <QHostAddress>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrl>

namespace liteboxd::kube {

namespace {

QUrl urlOf(const std::string &text)
{
    return QUrl(QString::fromStdString(text), QUrl::StrictMode);
}

} // namespace

bool isLoopbackServer(const std::string &server)
{
    const QString host = urlOf(server).host();
    return host == u"localhost" || QHostAddress(host).isLoopback();
}

base::Result<std::string> serverAt(const std::string &server, std::string_view address)
{
    const auto fault =
        base::fail(base::ErrorCode::InvalidArgument, "not an address: give a name or an IP address, maybe with a port");
    QString text = QString::fromUtf8(address.data(), static_cast<qsizetype>(address.size())).trimmed();
    if (QHostAddress(text).protocol() == QAbstractSocket::IPv6Protocol)
        text = u'[' + text + u']';
    const qsizetype schemeEnd = text.indexOf(u"://");
    if (schemeEnd >= 0)
        text.remove(0, schemeEnd + 3);
    while (text.endsWith(u'/'))
        text.chop(1);
    const QUrl wanted(QStringLiteral("https://") + text, QUrl::StrictMode);
    const bool isHostAndPort = wanted.isValid() && !wanted.host().isEmpty() && wanted.path().isEmpty() &&
                               !wanted.hasQuery() && !wanted.hasFragment() && wanted.userInfo().isEmpty();
    if (!isHostAndPort)
        return fault;
    QUrl moved = urlOf(server);
    moved.setHost(wanted.host());
    if (wanted.port() > 0)
        moved.setPort(wanted.port());
    std::string result = moved.toEncoded().toStdString();
    while (result.ends_with('/'))
        result.pop_back();
    return result;
}

void moveTo(ConnectionSettings &settings, const std::string &server)
{
    if (settings.tlsServerName.empty())
        settings.tlsServerName = urlOf(settings.server).host().toStdString();
    settings.server = server;
    if (settings.exec && settings.exec->wantsCluster) {
        QJsonObject told = QJsonDocument::fromJson(QByteArray::fromStdString(settings.exec->clusterJson)).object();
        told[QStringLiteral("server")] = QString::fromStdString(server);
        told[QStringLiteral("tls-server-name")] = QString::fromStdString(settings.tlsServerName);
        settings.exec->clusterJson = QJsonDocument(told).toJson(QJsonDocument::Compact).toStdString();
    }
}

bool differInLoginOnly(const ConnectionSettings &a, const ConnectionSettings &b)
{
    ConnectionSettings same = a;
    same.clientCertificatePem = b.clientCertificatePem;
    same.clientKeyPem = b.clientKeyPem;
    same.bearerToken = b.bearerToken;
    same.basicUser = b.basicUser;
    same.basicPassword = b.basicPassword;
    same.loginFiles = b.loginFiles;
    same.exec = b.exec;
    return same == b;
}

} // namespace liteboxd::kube
