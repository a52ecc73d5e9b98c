// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/persistence_check.h"

#include <QDateTime>
#include <QJsonArray>

namespace liteboxd::policy {

using namespace Qt::Literals::StringLiterals;
using Result = PersistenceStep::Result;

namespace {

const kube::ResourcePath &agents()
{
    static const kube::ResourcePath path{{"apps", "v1", "daemonsets", "DaemonSet"}, "kube-system", "cilium"};
    return path;
}

} // namespace

PersistenceCheck::PersistenceCheck(kube::ApiClient &api, std::string nameSpace, std::vector<PolicyManifest> manifests,
                                   std::chrono::milliseconds pause, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_nameSpace(std::move(nameSpace))
    , m_manifests(std::move(manifests))
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pause);
    connect(&m_pause, &QTimer::timeout, this, &PersistenceCheck::lookAtAgents);
}

void PersistenceCheck::start(Restart restart)
{
    m_restart = restart;
    m_step = LivePolicyList::start(m_api, m_nameSpace, this, [this](base::Result<LivePolicies> live) {
        if (!live)
            return Q_EMIT failed(live.error());
        takeStored(*live);
    });
}

/// uid and generation of those default policies that are there: an object that was made anew has another uid, one that
/// was changed another generation.
std::map<QString, QString> PersistenceCheck::identities(const LivePolicies &live) const
{
    std::map<QString, QString> found;
    for (const PolicyManifest &manifest : m_manifests) {
        const QJsonObject metadata = live.find(manifest.kind.kind, manifest.name)[u"metadata"].toObject();
        if (!metadata.isEmpty())
            found[manifest.name] =
                u"%1/%2"_s.arg(metadata[u"uid"].toString()).arg(metadata[u"generation"].toInteger());
    }
    return found;
}

void PersistenceCheck::takeStored(const LivePolicies &live)
{
    m_before = identities(live);
    std::size_t wanted = 0;
    for (const PolicyManifest &manifest : m_manifests)
        wanted += live.hasCilium || !manifest.needsCilium() ? 1 : 0;
    add("stored", m_before.size() == wanted ? Result::Pass : Result::Fail,
        u"%1 of %2 default policies are stored at the API server"_s.arg(m_before.size()).arg(wanted));
    if (m_restart == Restart::Nothing) {
        add("agents-restarted", Result::Skipped, u"nobody asked for it"_s);
        return finish();
    }
    if (!live.hasCilium) {
        add("agents-restarted", Result::Inconclusive, u"the cluster has no Cilium"_s);
        return finish();
    }
    restartAgents();
}

void PersistenceCheck::restartAgents()
{
    Q_EMIT progressed(u"restarting Cilium's agents"_s);
    const QJsonObject notes{{u"liteboxd.io/restarted-at"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)}};
    const QJsonObject changes{
        {u"spec"_s,
         QJsonObject{{u"template"_s, QJsonObject{{u"metadata"_s, QJsonObject{{u"annotations"_s, notes}}}}}}}};
    m_step = m_api.patch(agents(), kube::Patch::merge(changes), {}, this, [this](base::Result<QJsonObject> daemonSet) {
        if (!daemonSet) {
            add("agents-restarted", Result::Inconclusive, QString::fromStdString(daemonSet.error().text()));
            return finish();
        }
        m_generation = (*daemonSet)[u"metadata"][u"generation"].toInteger();
        takeAgents(*daemonSet);
    });
}

void PersistenceCheck::lookAtAgents()
{
    m_step = m_api.get(agents(), this, [this](base::Result<QJsonObject> daemonSet) {
        if (daemonSet)
            return takeAgents(*daemonSet);
        m_pause.start(); // an agent that restarts may take the way to the API server with it
    });
}

void PersistenceCheck::takeAgents(const QJsonObject &daemonSet)
{
    const QJsonObject status = daemonSet[u"status"].toObject();
    const qint64 wanted = status[u"desiredNumberScheduled"].toInteger();
    const qint64 renewed = status[u"updatedNumberScheduled"].toInteger();
    const qint64 ready = status[u"numberReady"].toInteger();
    const bool isSeen = status[u"observedGeneration"].toInteger() >= m_generation;
    if (!isSeen || wanted == 0 || renewed < wanted || ready < wanted) {
        Q_EMIT progressed(u"%1 of %2 agents are new, %3 ready"_s.arg(renewed).arg(wanted).arg(ready));
        return m_pause.start();
    }
    add("agents-restarted", Result::Pass, u"%1 agents were restarted and are ready"_s.arg(ready));
    readAgain();
}

void PersistenceCheck::readAgain()
{
    m_step = LivePolicyList::start(m_api, m_nameSpace, this, [this](base::Result<LivePolicies> live) {
        if (!live)
            return Q_EMIT failed(live.error());
        const bool isSame = identities(*live) == m_before;
        add("unchanged", isSame ? Result::Pass : Result::Fail,
            isSame ? u"the policies are the same objects as before"_s
                   : u"policies were changed, made anew or lost meanwhile"_s);
        finish();
    });
}

void PersistenceCheck::finish()
{
    add("api-server-restarted", Result::Skipped,
        u"nobody can restart the API server over its own API; restart it on its machine and run this again"_s);
    Q_EMIT finished(m_steps);
}

void PersistenceCheck::add(const char *id, Result result, const QString &observed)
{
    m_steps.push_back({QString::fromLatin1(id), result, observed});
}

} // namespace liteboxd::policy
