// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/wire/network_identity.h"

#include <QByteArray>

namespace liteboxd::kube {

void setIdentity(QNetworkRequest &request, const Credential &credential, const Impersonation &impersonation)
{
    if (!credential.authorization.isEmpty())
        request.setRawHeader("Authorization", QByteArray::fromStdString(credential.authorization.reveal()));
    for (const auto &[name, value] : impersonationFields(impersonation)) {
        const QByteArray field = QByteArray::fromStdString(name);
        QByteArray all = request.rawHeader(field);
        if (!all.isEmpty())
            all += "\r\n" + field + ": ";
        request.setRawHeader(field, all + QByteArray::fromStdString(value));
    }
}

} // namespace liteboxd::kube
