// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"
#include "core/policy/cluster_reading.h"

#include <QObject>

namespace liteboxd::policy {

/// Reads everything that decides verdicts from an API server, one kind after the other: namespaces, pods, nodes,
/// services and their endpoints, policies of Kubernetes and of Cilium, groups of blocks.
///
/// A kind that the server does not have counts as empty. A kind that may not be read in all namespaces is read in one;
/// what stays unread is named in the result. Forbidden only if not even that one's pods may be read; other errors as
/// ApiClient::list().
///
/// Belongs to the API client and deletes itself when done; destroying the Request ends it.
class ClusterObjectList : public QObject
{
    Q_OBJECT

public:
    /// `nameSpace`: the one that is read where all may not be.
    static async::Request start(kube::ApiClient &api, std::string nameSpace, QObject *context,
                                async::Callback<ClusterReading> done);
    ~ClusterObjectList() override;

private:
    ClusterObjectList(kube::ApiClient &api, std::string nameSpace, async::Promise<ClusterReading> promise);

    void read(std::size_t kind);
    void readInOne(std::size_t kind);
    void take(std::size_t kind, const kube::ObjectList &list);
    void end(base::Result<ClusterReading> result);

    kube::ApiClient &m_api;
    const std::string m_nameSpace;
    const async::Promise<ClusterReading> m_promise;
    ClusterReading m_reading;
    async::Request m_step;
};

} // namespace liteboxd::policy
