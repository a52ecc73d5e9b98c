// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/cluster_object_list.h"

#include "core/async/on_pool.h"
#include "core/policy/objects/object_reader.h"
#include "core/policy/policy_resources.h"

#include <QPointer>

#include <memory>
#include <optional>
#include <vector>

namespace liteboxd::policy {

namespace {

/// The kinds in the order in which they are read.
const std::vector<kube::Resource> &kinds()
{
    static const std::vector<kube::Resource> all{
        kube::resources::pods(),
        kube::resources::namespaces(),
        kube::resources::nodes(),
        kube::resources::services(),
        {"discovery.k8s.io", "v1", "endpointslices", "EndpointSlice"},
        kube::resources::networkPolicies(),
        resources::ciliumNetworkPolicies(),
        resources::ciliumClusterwideNetworkPolicies(),
        {"cilium.io", "v2", "ciliumcidrgroups", "CiliumCIDRGroup", false},
    };
    return all;
}

bool isPolicy(const kube::Resource &kind)
{
    return QString::fromStdString(kind.kind).endsWith(QLatin1String("NetworkPolicy"));
}

} // namespace

async::Request ClusterObjectList::start(kube::ApiClient &api, std::string nameSpace, QObject *context,
                                        async::Callback<ClusterReading> done)
{
    const async::Promise<ClusterReading> promise(context, std::move(done));
    auto *list = new ClusterObjectList(api, std::move(nameSpace), promise);
    async::Request request = promise.request([list = QPointer<ClusterObjectList>(list)] { delete list.data(); });
    list->read(0);
    return request;
}

ClusterObjectList::ClusterObjectList(kube::ApiClient &api, std::string nameSpace,
                                     async::Promise<ClusterReading> promise)
    : QObject(&api)
    , m_api(api)
    , m_nameSpace(std::move(nameSpace))
    , m_promise(std::move(promise))
{}

ClusterObjectList::~ClusterObjectList()
{
    m_promise.complete(base::fail(base::ErrorCode::ConnectionLost, "the connection to the cluster was closed"));
}

void ClusterObjectList::read(std::size_t kind)
{
    if (kind == kinds().size())
        return end(std::move(m_reading));
    m_step = m_api.list({{kinds()[kind]}}, this, [this, kind](base::Result<kube::ObjectList> list) {
        if (!list && list.error().code == base::ErrorCode::NotFound &&
            kinds()[kind] == resources::ciliumNetworkPolicies())
            m_reading.objects.enforcement = objects::Enforcement::Kubernetes;
        if (list || list.error().code == base::ErrorCode::NotFound)
            return take(kind, list ? *list : kube::ObjectList{});
        if (list.error().code == base::ErrorCode::Forbidden)
            return readInOne(kind);
        end(base::fail(std::move(list.error())));
    });
}

void ClusterObjectList::readInOne(std::size_t kind)
{
    const kube::Resource &resource = kinds()[kind];
    if (!resource.namespaced) {
        m_reading.unread.push_back({resource.plural, isPolicy(resource)});
        return read(kind + 1);
    }
    m_step = m_api.list({{resource, m_nameSpace}}, this, [this, kind](base::Result<kube::ObjectList> list) {
        const kube::Resource &asked = kinds()[kind];
        if (list) {
            m_reading.unread.push_back({asked.plural, isPolicy(asked), m_nameSpace});
            return take(kind, *list);
        }
        if (list.error().code != base::ErrorCode::Forbidden || asked == kube::resources::pods())
            return end(base::fail(std::move(list.error())));
        m_reading.unread.push_back({asked.plural, isPolicy(asked)});
        read(kind + 1);
    });
}

/// On the pool: of thousands of pods it takes longer than a window may stand still.
void ClusterObjectList::take(std::size_t kind, const kube::ObjectList &list)
{
    const auto reading = std::make_shared<ClusterReading>(std::move(m_reading));
    async::onPool(
        this,
        [reading, kind, items = list.items]() -> std::optional<base::Error> {
            for (const QJsonValue &item : items) {
                QJsonObject object = item.toObject();
                object.insert(QLatin1String("kind"), QString::fromStdString(kinds()[kind].kind)); // lists leave it out
                if (auto added = objects::addObject(object, reading->objects); !added)
                    return std::move(added.error());
            }
            return {};
        },
        [this, reading, kind](const std::optional<base::Error> &fault) {
            if (fault)
                return end(base::fail(*fault));
            m_reading = std::move(*reading);
            read(kind + 1);
        });
}

void ClusterObjectList::end(base::Result<ClusterReading> result)
{
    m_promise.complete(std::move(result));
    deleteLater();
}

} // namespace liteboxd::policy
