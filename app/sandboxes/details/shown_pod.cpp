// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/details/shown_pod.h"

#include "app/sandboxes/details/tr.h"
#include "core/sandbox/labels.h"

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

QJsonObject shownPod(QJsonObject pod)
{
    const QString token =
        QString::fromLatin1(sandbox::annotations::accessToken.data(), sandbox::annotations::accessToken.size());
    QJsonObject metadata = pod.value("metadata"_L1).toObject();
    metadata.remove(u"managedFields"_s);
    QJsonObject notes = metadata.value("annotations"_L1).toObject();
    notes.remove(u"kubectl.kubernetes.io/last-applied-configuration"_s); // it holds the token, too
    if (notes.contains(token))
        notes.insert(token, Tr::tr("(not shown: “Copy access token” copies it)"));
    metadata.insert(u"annotations"_s, notes);
    pod.insert(u"metadata"_s, metadata);
    return pod;
}

} // namespace liteboxd::sandboxes
