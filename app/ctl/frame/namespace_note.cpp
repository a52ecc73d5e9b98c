// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/frame/namespace_note.h"

namespace liteboxd::ctl {

async::Request sayIfNamespaceIsMissing(Invocation &invocation, QObject *context, std::function<void()> next)
{
    Cluster &cluster = *invocation.cluster();
    return cluster.api().get({kube::resources::namespaces(), {}, cluster.nameSpace()}, context,
                             [&invocation, next = std::move(next)](const base::Result<QJsonObject> &found) {
                                 if (!found && found.error().code == base::ErrorCode::NotFound)
                                     invocation.messages().note("there is no namespace " +
                                                                invocation.cluster()->nameSpace() + " in this cluster");
                                 next();
                             });
}

} // namespace liteboxd::ctl
