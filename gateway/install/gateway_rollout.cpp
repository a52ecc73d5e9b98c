// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/install/gateway_rollout.h"

#include <QPointer>

#include <utility>

namespace liteboxd::install {

async::Request GatewayRollout::start(kube::ApiClient &api, const std::string &nameSpace, Purpose purpose,
                                     GatewayWishes wishes, const kube::ApplyOptions &options, QObject *context,
                                     async::Callback<InstallReport> done)
{
    const async::Promise<InstallReport> promise(context, std::move(done));
    auto *rollout = new GatewayRollout(api, purpose, std::move(wishes), options, promise);
    async::Request request = promise.request([rollout = QPointer<GatewayRollout>(rollout)] { delete rollout.data(); });
    rollout->begin(nameSpace);
    return request;
}

GatewayRollout::GatewayRollout(kube::ApiClient &api, Purpose purpose, GatewayWishes wishes, kube::ApplyOptions options,
                               async::Promise<InstallReport> promise)
    : QObject(&api)
    , m_api(api)
    , m_purpose(purpose)
    , m_wishes(std::move(wishes))
    , m_options(std::move(options))
    , m_promise(std::move(promise))
{}

GatewayRollout::~GatewayRollout()
{
    m_promise.complete(base::fail(base::ErrorCode::ConnectionLost, "the connection to the cluster was closed"));
}

void GatewayRollout::begin(const std::string &nameSpace)
{
    if (auto sound = m_wishes.check(); !sound)
        return end(base::fail(std::move(sound.error())));
    auto manifests = gatewayManifests(QString::fromStdString(nameSpace), m_wishes.ingress);
    if (!manifests)
        return end(base::fail(std::move(manifests.error())));
    m_manifests = std::move(*manifests);
    for (const GatewayManifest &manifest : m_manifests)
        m_report.objects.push_back({manifest.path()});
    read(0);
}

void GatewayRollout::read(std::size_t at)
{
    if (at == m_manifests.size())
        return shape();
    m_step = m_api.get(m_manifests[at].path(), this, [this, at](base::Result<QJsonObject> live) {
        if (!live && live.error().code != base::ErrorCode::NotFound)
            return end(base::fail(std::move(live.error())));
        m_live.push_back(live ? std::move(*live) : QJsonObject());
        read(at + 1);
    });
}

void GatewayRollout::shape()
{
    for (std::size_t at = 0; at < m_manifests.size(); ++at) {
        GatewayManifest &manifest = m_manifests[at];
        if (manifest.kind.kind == "Ingress")
            manifest.object = m_wishes.ingressObject(manifest.object);
        if (manifest.kind.kind != "Deployment")
            continue;
        if (m_purpose == Purpose::Install && !m_live[at].isEmpty())
            return end(base::fail(base::ErrorCode::AlreadyExists, "the gateway is in this namespace already",
                                  manifest.path().text()));
        if (m_purpose == Purpose::Upgrade && m_live[at].isEmpty())
            return end(
                base::fail(base::ErrorCode::NotFound, "there is no gateway in this namespace", manifest.path().text()));
        manifest.object = m_wishes.deployment(manifest.object, m_live[at]);
    }
    judge(0);
}

void GatewayRollout::judge(std::size_t at)
{
    if (at == m_manifests.size()) {
        const bool ends = m_report.fault() != nullptr || m_options.persistence == kube::Persistence::DryRun;
        return ends ? end(m_report) : apply(0);
    }
    send(at, kube::Persistence::DryRun, [this, at](const base::Result<QJsonObject> &answer) {
        note(at, answer); // another object may be refused for another reason: the person wants to know all of them
        judge(at + 1);
    });
}

void GatewayRollout::note(std::size_t at, const base::Result<QJsonObject> &answer)
{
    ObjectResult &result = m_report.objects[at];
    if (!answer) {
        result.outcome = ObjectOutcome::Failed;
        result.error = answer.error();
    } else if (m_live[at].isEmpty()) {
        result.outcome = ObjectOutcome::Created;
    } else {
        result.changes = objectChanges(m_live[at], *answer);
        result.outcome = result.changes.empty() ? ObjectOutcome::Unchanged : ObjectOutcome::Changed;
    }
}

void GatewayRollout::apply(std::size_t at)
{
    while (at < m_manifests.size() && m_report.objects[at].outcome == ObjectOutcome::Unchanged)
        ++at;
    if (at == m_manifests.size())
        return end(m_report);
    send(at, kube::Persistence::Store, [this, at](const base::Result<QJsonObject> &answer) {
        if (answer)
            return apply(at + 1);
        note(at, answer);
        for (std::size_t later = at + 1; later < m_manifests.size(); ++later)
            m_report.objects[later].outcome = ObjectOutcome::NotTried;
        end(m_report);
    });
}

void GatewayRollout::send(std::size_t at, kube::Persistence persistence, async::Callback<QJsonObject> then)
{
    kube::ApplyOptions options = m_options;
    options.persistence = persistence;
    m_step = m_api.apply(m_manifests[at].path(), m_manifests[at].object, options, this, std::move(then));
}

void GatewayRollout::end(base::Result<InstallReport> result)
{
    m_promise.complete(std::move(result));
    deleteLater();
}

} // namespace liteboxd::install
