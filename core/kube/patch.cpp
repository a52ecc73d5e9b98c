// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/patch.h"

#include <QJsonDocument>

namespace liteboxd::kube {

Patch Patch::merge(const QJsonObject &changes)
{
    return {"application/merge-patch+json", QJsonDocument(changes).toJson(QJsonDocument::Compact)};
}

Patch Patch::json(const QJsonArray &operations)
{
    return {"application/json-patch+json", QJsonDocument(operations).toJson(QJsonDocument::Compact)};
}

} // namespace liteboxd::kube
