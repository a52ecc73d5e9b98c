// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"
#include "core/policy/dns_place.h"

#include <QObject>

namespace liteboxd::policy {

/// Looks for the pods that serve a cluster's DNS: in kube-system, and where there are none by the labels that others use.
/// Errors as ApiClient::list(); with Forbidden it is simply not known. Belongs to the API client and deletes itself when
/// done; destroying the Request ends it.
class DnsSearch : public QObject
{
    Q_OBJECT

public:
    static async::Request start(kube::ApiClient &api, QObject *context, async::Callback<DnsPlace> done);
    ~DnsSearch() override;

private:
    DnsSearch(kube::ApiClient &api, async::Promise<DnsPlace> promise);

    void look(const kube::ListQuery &query, bool isLast);
    void end(base::Result<DnsPlace> result);

    kube::ApiClient &m_api;
    const async::Promise<DnsPlace> m_promise;
    objects::ClusterObjects m_found;
    async::Request m_step;
};

} // namespace liteboxd::policy
