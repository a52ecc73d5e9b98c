// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/install/gateway_removal.h"

#include "core/policy/own_policy.h"

#include <QJsonArray>
#include <QPointer>

#include <algorithm>
#include <utility>

namespace liteboxd::install {

namespace {

bool isWrittenByUs(const QJsonObject &live)
{
    const QJsonArray managers = live[u"metadata"][u"managedFields"].toArray();
    return std::any_of(managers.begin(), managers.end(), [](const QJsonValue &each) {
        return each[u"manager"].toString() == QLatin1StringView(kube::fieldManagerName);
    });
}

} // namespace

async::Request GatewayRemoval::start(kube::ApiClient &api, const std::string &nameSpace, kube::Persistence persistence,
                                     QObject *context, async::Callback<InstallReport> done)
{
    const async::Promise<InstallReport> promise(context, std::move(done));
    auto *removal = new GatewayRemoval(api, persistence, promise);
    async::Request request = promise.request([removal = QPointer<GatewayRemoval>(removal)] { delete removal.data(); });
    removal->begin(nameSpace);
    return request;
}

GatewayRemoval::GatewayRemoval(kube::ApiClient &api, kube::Persistence persistence,
                               async::Promise<InstallReport> promise)
    : QObject(&api)
    , m_api(api)
    , m_persistence(persistence)
    , m_promise(std::move(promise))
{}

GatewayRemoval::~GatewayRemoval()
{
    m_promise.complete(base::fail(base::ErrorCode::ConnectionLost, "the connection to the cluster was closed"));
}

void GatewayRemoval::begin(const std::string &nameSpace)
{
    // Both kinds of Ingress have one name.
    const auto manifests = gatewayManifests(QString::fromStdString(nameSpace), IngressKind::Traefik);
    if (!manifests)
        return end(base::fail(manifests.error()));
    for (auto manifest = manifests->rbegin(); manifest != manifests->rend(); ++manifest)
        m_report.objects.push_back({manifest->path()});
    look(0);
}

void GatewayRemoval::look(std::size_t at)
{
    if (at == m_report.objects.size())
        return end(m_report);
    m_step = m_api.get(m_report.objects[at].path, this, [this, at](base::Result<QJsonObject> live) {
        if (live)
            return remove(at, *live);
        if (live.error().code == base::ErrorCode::NotFound)
            return note(at, ObjectOutcome::Absent);
        fail(at, std::move(live.error()));
    });
}

void GatewayRemoval::remove(std::size_t at, const QJsonObject &live)
{
    if (!isWrittenByUs(live))
        return fail(at, {base::ErrorCode::Conflict,
                         "it is not this project's, and is left alone; it was written by " +
                             policy::managersOf(live).join(QStringLiteral(", ")).toStdString(),
                         m_report.objects[at].path.text()});
    kube::RemoveOptions options;
    options.uid = live[u"metadata"][u"uid"].toString().toStdString();
    options.persistence = m_persistence;
    m_step = m_api.remove(m_report.objects[at].path, options, this, [this, at](base::Result<QJsonObject> removed) {
        if (!removed && removed.error().code != base::ErrorCode::NotFound)
            return fail(at, std::move(removed.error()));
        note(at, removed ? ObjectOutcome::Removed : ObjectOutcome::Absent);
    });
}

void GatewayRemoval::note(std::size_t at, ObjectOutcome outcome)
{
    m_report.objects[at].outcome = outcome;
    look(at + 1);
}

void GatewayRemoval::fail(std::size_t at, base::Error error)
{
    m_report.objects[at].error = std::move(error);
    note(at, ObjectOutcome::Failed);
}

void GatewayRemoval::end(base::Result<InstallReport> result)
{
    m_promise.complete(std::move(result));
    deleteLater();
}

} // namespace liteboxd::install
