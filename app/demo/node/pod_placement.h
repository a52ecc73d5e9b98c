// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/objects/object_store.h"

#include <QJsonObject>
#include <QString>

namespace liteboxd::demo {

/// Where a pod is to run.
struct Placement
{
    QString node; ///< empty: no node takes it
    QString why;  ///< then, in the words of Kubernetes' scheduler: "0/2 nodes are available: …"
};

/// Decides as Kubernetes' scheduler does, by what a pod asks for (nodeSelector, required node affinity by labels) and
/// by what nodes are like (ready, unschedulable, taints). Among nodes that all take it, `turn` says which.
Placement placementOf(const QJsonObject &pod, const ObjectStore &store, std::size_t turn);

} // namespace liteboxd::demo
