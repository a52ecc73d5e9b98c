// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/login/exec_info.h"

#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::kube {

QByteArray execInfo(const ExecPlugin &plugin)
{
    QJsonObject spec{{u"interactive"_s, false}};
    if (plugin.wantsCluster)
        spec[u"cluster"_s] = QJsonDocument::fromJson(QByteArray::fromStdString(plugin.clusterJson)).object();
    const QJsonObject info{{u"apiVersion"_s, QString::fromStdString(plugin.apiVersion)},
                           {u"kind"_s, u"ExecCredential"_s},
                           {u"spec"_s, spec}};
    return QJsonDocument(info).toJson(QJsonDocument::Compact);
}

} // namespace liteboxd::kube
