// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/exec_info.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::kube {

namespace {

QJsonObject objectOf(const std::string &json)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(json)).object();
}

} // namespace

std::string execClusterJson(const ClusterEntry &cluster, const ConnectionSettings &settings)
{
    QJsonObject told = objectOf(cluster.execConfig); // {"config": …}, or nothing
    told[u"server"_s] = QString::fromStdString(settings.server);
    if (!settings.tlsServerName.empty())
        told[u"tls-server-name"_s] = QString::fromStdString(settings.tlsServerName);
    if (settings.verification == TlsVerification::Skipped)
        told[u"insecure-skip-tls-verify"_s] = true;
    if (!settings.caPem.empty()) {
        told[u"certificate-authority-data"_s] =
            QString::fromLatin1(QByteArray::fromStdString(settings.caPem).toBase64());
    }
    if (!settings.proxyUrl.isEmpty())
        told[u"proxy-url"_s] = QString::fromStdString(settings.proxyUrl.reveal());
    if (cluster.disableCompression)
        told[u"disable-compression"_s] = true;
    return QJsonDocument(told).toJson(QJsonDocument::Compact).toStdString();
}

QByteArray execInfo(const ExecPlugin &plugin)
{
    QJsonObject spec{{u"interactive"_s, false}};
    if (plugin.wantsCluster)
        spec[u"cluster"_s] = objectOf(plugin.clusterJson);
    const QJsonObject info{{u"apiVersion"_s, QString::fromStdString(plugin.apiVersion)},
                           {u"kind"_s, u"ExecCredential"_s},
                           {u"spec"_s, spec}};
    return QJsonDocument(info).toJson(QJsonDocument::Compact);
}

} // namespace liteboxd::kube
