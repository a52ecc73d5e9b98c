// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/kubeconfig/exec_cluster.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::kube {

std::string execClusterJson(const ClusterEntry &cluster, const ConnectionSettings &settings)
{
    QJsonObject told =
        QJsonDocument::fromJson(QByteArray::fromStdString(cluster.execConfig)).object(); // {"config": …}, or nothing
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

} // namespace liteboxd::kube
