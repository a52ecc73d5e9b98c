// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/persistence/agent_restart.h"

#include <QDateTime>
#include <QJsonArray>
#include <QPointer>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::milliseconds pause(1000);
constexpr int hopelessRestarts = 3; ///< of a container that ends again and again

const kube::Resource daemonSets{"apps", "v1", "daemonsets", "DaemonSet"};

} // namespace

async::Request AgentRestart::start(kube::ApiClient &api, std::chrono::milliseconds limit, QObject *context,
                                   async::Callback<RestartedAgents> done)
{
    const async::Promise<RestartedAgents> promise(context, std::move(done));
    const QPointer<AgentRestart> restart(new AgentRestart(api, limit, promise, context));
    return promise.request([restart] { delete restart.data(); });
}

AgentRestart::AgentRestart(kube::ApiClient &api, std::chrono::milliseconds limit,
                           async::Promise<RestartedAgents> promise, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_limit(limit)
    , m_promise(std::move(promise))
    , m_since(std::chrono::steady_clock::now())
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, &AgentRestart::look);
    m_step = m_api.list({{daemonSets, "kube-system"}, "k8s-app=cilium"}, this,
                        [this](const base::Result<kube::ObjectList> &found) { restart(found); });
}

void AgentRestart::restart(const base::Result<kube::ObjectList> &found)
{
    if (!found)
        return end(base::fail(found.error()));
    if (found->items.isEmpty())
        return end(base::fail(base::ErrorCode::NotFound, "no DaemonSet has the label k8s-app=cilium", "kube-system"));
    m_path = {daemonSets, "kube-system", found->items.first()[u"metadata"][u"name"].toString().toStdString()};
    const QJsonObject notes{
        {u"liteboxd.io/restarted-at"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)}};
    const QJsonObject changes{
        {u"spec"_s,
         QJsonObject{{u"template"_s, QJsonObject{{u"metadata"_s, QJsonObject{{u"annotations"_s, notes}}}}}}}};
    m_step = m_api.patch(m_path, kube::Patch::merge(changes), {}, this, [this](const base::Result<QJsonObject> &made) {
        if (!made)
            return end(base::fail(made.error()));
        m_generation = (*made)[u"metadata"][u"generation"].toInteger();
        take(*made);
    });
}

void AgentRestart::look()
{
    if (std::chrono::steady_clock::now() - m_since > m_limit)
        return end(base::fail(base::ErrorCode::TimedOut, "the agents are not back: " + m_state.toStdString()));
    m_step = m_api.get(m_path, this, [this](const base::Result<QJsonObject> &daemonSet) {
        if (daemonSet)
            return take(*daemonSet);
        if (daemonSet.error().code == base::ErrorCode::Forbidden)
            return end(base::fail(daemonSet.error()));
        m_pause.start(pause); // an agent that restarts may take the way to the API server with it
    });
}

void AgentRestart::take(const QJsonObject &daemonSet)
{
    const QJsonValue status = daemonSet[u"status"];
    const qint64 wanted = status[u"desiredNumberScheduled"].toInteger();
    const qint64 renewed = status[u"updatedNumberScheduled"].toInteger();
    const qint64 ready = status[u"numberReady"].toInteger();
    const bool isSeen = status[u"observedGeneration"].toInteger() >= m_generation;
    m_state = u"%1 of %2 are new, %3 ready"_s.arg(renewed).arg(wanted).arg(ready);
    if (isSeen && wanted > 0 && renewed >= wanted && ready >= wanted) {
        const auto time = std::chrono::steady_clock::now() - m_since;
        return end(RestartedAgents{ready, std::chrono::duration_cast<std::chrono::milliseconds>(time)});
    }
    lookAtPods();
}

void AgentRestart::lookAtPods()
{
    m_step = m_api.list({{kube::resources::pods(), "kube-system"}, "k8s-app=cilium"}, this,
                        [this](const base::Result<kube::ObjectList> &pods) {
                            for (const QJsonValue &value : pods ? pods->items : QJsonArray()) {
                                const QString obstacle = obstacleOf(value.toObject());
                                if (!obstacle.isEmpty()) {
                                    return end(base::fail(base::ErrorCode::Rejected, obstacle.toStdString(),
                                                          value[u"metadata"][u"name"].toString().toStdString()));
                                }
                            }
                            m_pause.start(pause);
                        });
}

QString AgentRestart::obstacleOf(const QJsonObject &pod)
{
    if (pod[u"metadata"].toObject().contains(u"deletionTimestamp"_s))
        return {};
    const QStringList lasting{u"ErrImagePull"_s,           u"ImagePullBackOff"_s,     u"InvalidImageName"_s,
                              u"ErrImageNeverPull"_s,      u"CreateContainerError"_s, u"CreateContainerConfigError"_s,
                              u"RunContainerError"_s};
    for (const QJsonValue &container : pod[u"status"][u"containerStatuses"].toArray()) {
        const QJsonValue waiting = container[u"state"][u"waiting"];
        const QString reason = waiting[u"reason"].toString();
        const bool isLooping = reason == u"CrashLoopBackOff" && container[u"restartCount"].toInt() >= hopelessRestarts;
        if (isLooping || lasting.contains(reason))
            return QStringList{reason, waiting[u"message"].toString()}.join(u": "_s);
    }
    return {};
}

void AgentRestart::end(base::Result<RestartedAgents> result)
{
    m_pause.stop();
    m_promise.complete(std::move(result));
    deleteLater();
}

} // namespace liteboxd::verify
