// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/dns_search.h"

#include "core/policy/objects/object_reader.h"

#include <QPointer>

namespace liteboxd::policy {

namespace {

const kube::ListQuery &inKubeSystem()
{
    static const kube::ListQuery query{{kube::resources::pods(), "kube-system"}};
    return query;
}

/// Elsewhere only by label: all pods of a large cluster are too much for this question.
const kube::ListQuery &byLabel()
{
    static const kube::ListQuery query{{kube::resources::pods()},
                                       "k8s-app in (kube-dns,coredns,node-local-dns,dns-default)"};
    return query;
}

} // namespace

async::Request DnsSearch::start(kube::ApiClient &api, QObject *context, async::Callback<DnsPlace> done)
{
    const async::Promise<DnsPlace> promise(context, std::move(done));
    auto *search = new DnsSearch(api, promise);
    async::Request request = promise.request([search = QPointer<DnsSearch>(search)] { delete search.data(); });
    search->look(inKubeSystem(), false);
    return request;
}

DnsSearch::DnsSearch(kube::ApiClient &api, async::Promise<DnsPlace> promise)
    : QObject(&api)
    , m_api(api)
    , m_promise(std::move(promise))
{}

DnsSearch::~DnsSearch()
{
    m_promise.complete(base::fail(base::ErrorCode::ConnectionLost, "the connection to the cluster was closed"));
}

void DnsSearch::look(const kube::ListQuery &query, bool isLast)
{
    m_step = m_api.list(query, this, [this, isLast](base::Result<kube::ObjectList> list) {
        if (!list)
            return end(base::fail(std::move(list.error())));
        for (const QJsonValue &item : list->items) {
            QJsonObject pod = item.toObject();
            pod.insert(u"kind", QStringLiteral("Pod")); // lists leave it out
            if (auto added = objects::addObject(pod, m_found); !added)
                return end(base::fail(std::move(added.error())));
        }
        const DnsPlace place = dnsPlace(m_found);
        if (isLast || place.isWhereExpected)
            return end(place);
        look(byLabel(), true);
    });
}

void DnsSearch::end(base::Result<DnsPlace> result)
{
    m_promise.complete(std::move(result));
    deleteLater();
}

} // namespace liteboxd::policy
