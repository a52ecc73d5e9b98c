// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/live_policies.h"

#include "core/policy/policy_resources.h"

#include <QPointer>

namespace liteboxd::policy {

QJsonObject LivePolicies::find(const std::string &kind, const QString &name) const
{
    for (const QJsonObject &object : objects) {
        if (object[u"kind"].toString().toStdString() == kind && object[u"metadata"][u"name"].toString() == name)
            return object;
    }
    return {};
}

async::Request LivePolicyList::start(kube::ApiClient &api, std::string nameSpace, QObject *context,
                                     async::Callback<LivePolicies> done)
{
    const async::Promise<LivePolicies> promise(context, std::move(done));
    auto *list = new LivePolicyList(api, std::move(nameSpace), promise);
    async::Request request = promise.request([list = QPointer<LivePolicyList>(list)] { delete list.data(); });
    list->read(0);
    return request;
}

LivePolicyList::LivePolicyList(kube::ApiClient &api, std::string nameSpace, async::Promise<LivePolicies> promise)
    : QObject(&api)
    , m_api(api)
    , m_nameSpace(std::move(nameSpace))
    , m_promise(std::move(promise))
{}

LivePolicyList::~LivePolicyList()
{
    m_promise.complete(base::fail(base::ErrorCode::ConnectionLost, "the connection to the cluster was closed"));
}

void LivePolicyList::read(std::size_t kind)
{
    const auto &kinds = resources::policies();
    if (kind == kinds.size())
        return end(std::move(m_found));
    const kube::Resource &asked = kinds[kind];
    m_step = m_api.list(
        {{asked, asked.namespaced ? m_nameSpace : std::string()}}, this,
        [this, kind, asked](base::Result<kube::ObjectList> list) {
            const bool isOfCilium = asked.group == "cilium.io";
            if (!list && isOfCilium && list.error().code == base::ErrorCode::Forbidden)
                m_found.unread.push_back({asked.plural, true});
            else if (!list && !(isOfCilium && list.error().code == base::ErrorCode::NotFound))
                return end(base::fail(std::move(list.error())));
            if (isOfCilium && (list || list.error().code == base::ErrorCode::Forbidden))
                m_found.hasCilium = true;
            for (const QJsonValue &item : list ? list->items : QJsonArray()) {
                QJsonObject object = item.toObject();
                object.insert(u"kind", QString::fromStdString(asked.kind)); // lists leave both out
                object.insert(u"apiVersion", QString::fromStdString(asked.apiVersion()));
                m_found.objects.push_back(std::move(object));
            }
            read(kind + 1);
        });
}

void LivePolicyList::end(base::Result<LivePolicies> result)
{
    m_promise.complete(std::move(result));
    deleteLater();
}

} // namespace liteboxd::policy
