// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/discovery_call.h"

#include "core/kube/api_call.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <utility>

namespace liteboxd::kube {

namespace {

const QByteArray json = "application/json";

/// Kubernetes, "Aggregated discovery". v2 came with 1.30, v2beta1 with 1.26.
const QByteArray aggregated = "application/json;g=apidiscovery.k8s.io;v=v2;as=APIGroupDiscoveryList,"
                              "application/json;g=apidiscovery.k8s.io;v=v2beta1;as=APIGroupDiscoveryList,"
                              "application/json";

} // namespace

DiscoveryCall::DiscoveryCall(Transport &transport, std::vector<std::string> groups, QObject *context,
                             async::Callback<Discovery> done, QObject *parent)
    : Call("the kinds of the API server", context, std::move(done), parent)
    , m_transport(transport)
    , m_groups(std::move(groups))
{
    const bool wantsCore = std::find(m_groups.begin(), m_groups.end(), std::string()) != m_groups.end();
    if (wantsCore)
        m_targets.emplace_back("/api/v1");
    ask("/apis", aggregated, &DiscoveryCall::takeGroups);
}

void DiscoveryCall::ask(const std::string &target, const QByteArray &accept, Read read)
{
    HttpRequest request;
    request.target = target;
    request.accept = accept;
    m_question = ApiCall::start(m_transport, request, what(), this, [this, read](base::Result<QByteArray> body) {
        if (!body)
            return finish(base::fail(std::move(body.error())));
        const QJsonDocument document = QJsonDocument::fromJson(*body);
        if (!document.isObject())
            return finish(base::fail(base::ErrorCode::ProtocolViolated, "this is not a Kubernetes API server", what()));
        (this->*read)(document.object());
    });
}

void DiscoveryCall::next()
{
    if (m_targets.empty())
        return finish(std::move(m_found));
    const std::string target = std::move(m_targets.back());
    m_targets.pop_back();
    ask(target, json, &DiscoveryCall::takeResources);
}

void DiscoveryCall::takeGroups(const QJsonObject &list)
{
    if (list[QStringLiteral("kind")].toString() == QLatin1String("APIGroupDiscoveryList"))
        m_found.addAggregated(list, m_groups);
    else
        takeVersions(list);
    next();
}

/// What the server prefers is asked first.
void DiscoveryCall::takeVersions(const QJsonObject &list)
{
    for (const QJsonValue &value : list[QStringLiteral("groups")].toArray()) {
        const QJsonObject group = value.toObject();
        const std::string name = group[QStringLiteral("name")].toString().toStdString();
        if (std::find(m_groups.begin(), m_groups.end(), name) == m_groups.end())
            continue;
        const QJsonArray versions = group[QStringLiteral("versions")].toArray();
        std::vector<std::string> targets;
        for (const QJsonValue &version : versions)
            targets.push_back("/apis/" + version[QStringLiteral("groupVersion")].toString().toStdString());
        const std::string preferred =
            "/apis/" +
            group[QStringLiteral("preferredVersion")][QStringLiteral("groupVersion")].toString().toStdString();
        std::stable_partition(targets.begin(), targets.end(),
                              [&](const std::string &each) { return each == preferred; });
        m_targets.insert(m_targets.end(), targets.rbegin(), targets.rend());
    }
}

void DiscoveryCall::takeResources(const QJsonObject &list)
{
    m_found.addResourceList(list);
    next();
}

} // namespace liteboxd::kube
