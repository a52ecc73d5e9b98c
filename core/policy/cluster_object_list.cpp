// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/cluster_object_list.h"

#include "core/policy/objects/object_reader.h"

#include <QPointer>

#include <vector>

namespace liteboxd::policy {

namespace {

/// The kinds in the order in which they are read. Those of Cilium may not be there.
const std::vector<kube::Resource> &kinds()
{
    static const std::vector<kube::Resource> all{
        kube::resources::namespaces(),
        kube::resources::pods(),
        kube::resources::nodes(),
        kube::resources::services(),
        {"discovery.k8s.io", "v1", "endpointslices", "EndpointSlice"},
        kube::resources::networkPolicies(),
        {"cilium.io", "v2", "ciliumnetworkpolicies", "CiliumNetworkPolicy"},
        {"cilium.io", "v2", "ciliumclusterwidenetworkpolicies", "CiliumClusterwideNetworkPolicy", false},
        {"cilium.io", "v2", "ciliumcidrgroups", "CiliumCIDRGroup", false},
    };
    return all;
}

} // namespace

async::Request ClusterObjectList::start(kube::ApiClient &api, QObject *context,
                                        async::Callback<objects::ClusterObjects> done)
{
    const async::Promise<objects::ClusterObjects> promise(context, std::move(done));
    auto *list = new ClusterObjectList(api, promise);
    async::Request request = promise.request([list = QPointer<ClusterObjectList>(list)] { delete list.data(); });
    list->read(0);
    return request;
}

ClusterObjectList::ClusterObjectList(kube::ApiClient &api, async::Promise<objects::ClusterObjects> promise)
    : QObject(&api)
    , m_api(api)
    , m_promise(std::move(promise))
{}

ClusterObjectList::~ClusterObjectList()
{
    m_promise.complete(base::fail(base::ErrorCode::ConnectionLost, "the connection to the cluster was closed"));
}

void ClusterObjectList::read(std::size_t kind)
{
    if (kind == kinds().size())
        return end(std::move(m_objects));
    m_step = m_api.list({{kinds()[kind]}}, this, [this, kind](base::Result<kube::ObjectList> list) {
        const bool mayBeMissing = kinds()[kind].group == "cilium.io";
        if (!list && !(mayBeMissing && list.error().code == base::ErrorCode::NotFound))
            return end(base::fail(std::move(list.error())));
        take(kind, list ? *list : kube::ObjectList{});
    });
}

void ClusterObjectList::take(std::size_t kind, const kube::ObjectList &list)
{
    for (const QJsonValue &item : list.items) {
        QJsonObject object = item.toObject();
        object.insert(QLatin1String("kind"), QString::fromStdString(kinds()[kind].kind)); // lists leave it out
        if (auto added = objects::addObject(object, m_objects); !added)
            return end(base::fail(std::move(added.error())));
    }
    read(kind + 1);
}

void ClusterObjectList::end(base::Result<objects::ClusterObjects> result)
{
    m_promise.complete(std::move(result));
    deleteLater();
}

} // namespace liteboxd::policy
