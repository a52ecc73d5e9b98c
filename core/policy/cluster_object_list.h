// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"
#include "core/policy/objects/cluster_objects.h"

#include <QObject>

namespace liteboxd::policy {

/// Reads everything that decides verdicts from an API server, one kind after the other: namespaces, pods, nodes,
/// services and their endpoints, policies of Kubernetes and of Cilium, groups of blocks.
///
/// Belongs to the API client and deletes itself when done; destroying the Request ends it. Errors as ApiClient::list();
/// a kind of Cilium that the server does not have counts as empty.
class ClusterObjectList : public QObject
{
    Q_OBJECT

public:
    static async::Request start(kube::ApiClient &api, QObject *context, async::Callback<objects::ClusterObjects> done);
    ~ClusterObjectList() override;

private:
    ClusterObjectList(kube::ApiClient &api, async::Promise<objects::ClusterObjects> promise);

    void read(std::size_t kind);
    void take(std::size_t kind, const kube::ObjectList &list);
    void end(base::Result<objects::ClusterObjects> result);

    kube::ApiClient &m_api;
    const async::Promise<objects::ClusterObjects> m_promise;
    objects::ClusterObjects m_objects;
    async::Request m_step;
};

} // namespace liteboxd::policy
