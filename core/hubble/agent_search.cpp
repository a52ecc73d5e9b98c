// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hubble/agent_search.h"

#include "core/hubble/pod_readiness.h"

#include <QJsonArray>

namespace liteboxd::hubble {

using namespace Qt::Literals::StringLiterals;

async::Request findAgents(kube::ApiClient &api, QObject *context, async::Callback<FoundAgents> done)
{
    const kube::ListQuery query{{kube::resources::pods(), "kube-system"}, "k8s-app=cilium"};
    return api.list(query, context, [done = std::move(done)](const base::Result<kube::ObjectList> &list) {
        if (!list)
            return done(base::fail(list.error()));
        FoundAgents found;
        QStringList answering;
        for (const QJsonValue item : list->items) {
            const QJsonObject pod = item.toObject();
            const QJsonObject metadata = pod.value("metadata"_L1).toObject();
            const QString node = pod.value("spec"_L1).toObject().value("nodeName"_L1).toString();
            if (isReadyPod(pod)) {
                found.ready.push_back({metadata.value("namespace"_L1).toString().toStdString(),
                                       metadata.value("name"_L1).toString().toStdString(), node});
                answering << node;
            } else if (!node.isEmpty()) {
                found.silentNodes << node;
            }
        }
        if (found.ready.empty())
            return done(base::fail(base::ErrorCode::NotFound,
                                   "no pod with the label k8s-app=cilium is ready in kube-system: Cilium is not "
                                   "installed, or its agents are no pods",
                                   "agents of Cilium"));
        found.silentNodes.removeIf([&answering](const QString &node) { return answering.contains(node); });
        found.silentNodes.removeDuplicates();
        found.silentNodes.sort();
        done(std::move(found));
    });
}

} // namespace liteboxd::hubble
