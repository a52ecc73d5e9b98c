// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/sandbox_search.h"

#include "core/sandbox/id_holder.h"
#include "core/sandbox/labels.h"
#include "core/sandbox/sandbox_decoder.h"

#include <QPointer>

#include <map>
#include <vector>

namespace liteboxd::sandbox {

async::Request SandboxSearch::start(kube::ApiClient &api, const std::string &nameSpace, const base::SandboxId &id,
                                    QObject *context, async::Callback<FoundSandbox> done)
{
    const async::Promise<FoundSandbox> promise(context, std::move(done));
    const QPointer<SandboxSearch> search(new SandboxSearch(api, nameSpace, id, promise));
    async::Request request = promise.request([search] { delete search.data(); });
    search->askByName();
    return request;
}

SandboxSearch::SandboxSearch(kube::ApiClient &api, std::string nameSpace, base::SandboxId id,
                             async::Promise<FoundSandbox> promise)
    : QObject(&api)
    , m_api(api)
    , m_nameSpace(std::move(nameSpace))
    , m_id(std::move(id))
    , m_promise(std::move(promise))
{}

SandboxSearch::~SandboxSearch()
{
    m_promise.complete(base::fail(base::ErrorCode::ConnectionLost, "the connection to the cluster was closed"));
}

void SandboxSearch::askByName()
{
    m_step = m_api.get({kube::resources::pods(), m_nameSpace, "sandbox-" + m_id.text()}, this,
                       [this](base::Result<QJsonObject> pod) {
                           if (!pod && pod.error().code != base::ErrorCode::NotFound)
                               return end(base::fail(std::move(pod.error())));
                           const auto sandbox = pod ? decodeSandboxObject(*pod) : base::fail(pod.error());
                           if (sandbox && sandbox->id == m_id)
                               return end(FoundSandbox{*sandbox, *pod});
                           askByLabels();
                       });
}

void SandboxSearch::askByLabels()
{
    const std::string selector = std::string(labels::app) + '=' + std::string(labels::appValue) + ',' +
                                 std::string(labels::sandboxId) + '=' + m_id.text();
    m_step = m_api.list(
        {{kube::resources::pods(), m_nameSpace}, selector}, this, [this](base::Result<kube::ObjectList> list) {
            if (!list)
                return end(base::fail(std::move(list.error())));
            std::vector<SandboxPtr> claims;
            std::map<SandboxPtr, QJsonObject> pods;
            for (const QJsonValue &pod : list->items) {
                auto sandbox = decodeSandboxObject(pod.toObject());
                if (!sandbox)
                    continue;
                claims.push_back(std::make_shared<const Sandbox>(std::move(*sandbox)));
                pods.emplace(claims.back(), pod.toObject());
            }
            if (const SandboxPtr holder = idHolder(claims, nullptr))
                return end(FoundSandbox{*holder, pods[holder]});
            end(base::fail(base::ErrorCode::NotFound, "there is no such sandbox in namespace " + m_nameSpace,
                           "sandbox " + m_id.text()));
        });
}

void SandboxSearch::end(base::Result<FoundSandbox> result)
{
    m_promise.complete(std::move(result));
    deleteLater();
}

} // namespace liteboxd::sandbox
