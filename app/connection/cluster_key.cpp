// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connection/cluster_key.h"

#include <QCryptographicHash>

namespace liteboxd::connection {

namespace {

/// No two lists of texts have one hash: each text comes with its length.
QString hashOf(std::initializer_list<std::string> texts)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (const std::string &text : texts) {
        hash.addData(QByteArray::number(static_cast<qulonglong>(text.size())) + ':');
        hash.addData(QByteArray::fromStdString(text));
    }
    return QString::fromLatin1(hash.result().toHex());
}

} // namespace

QString clusterKey(const kube::Kubeconfig &config, const QString &context)
{
    const kube::ClusterEntry *cluster = config.clusterOf(context.toStdString());
    if (!cluster)
        return {};
    return hashOf(
        {cluster->server, cluster->certificateAuthority.base64.reveal(), cluster->certificateAuthority.file.string()});
}

} // namespace liteboxd::connection
