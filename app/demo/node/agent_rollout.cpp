// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/node/agent_rollout.h"

#include "app/demo/objects/cluster_types.h"
#include "gateway/io/timer.h"

#include <QJsonArray>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString space = u"kube-system"_s;
const QString name = u"cilium"_s;

QString behaviourOf(const QJsonObject &daemonSet)
{
    return daemonSet[u"metadata"][u"annotations"][u"liteboxd.io/demo-behaviour"].toString();
}

/// Of the pods that it makes: `kubectl rollout restart` changes them.
QJsonValue annotationsOf(const QJsonObject &daemonSet)
{
    return daemonSet[u"spec"][u"template"][u"metadata"][u"annotations"];
}

/// The object with this in its status.
QJsonObject withStatus(QJsonObject object, const QJsonObject &fields)
{
    QJsonObject status = object[u"status"].toObject();
    for (auto field = fields.begin(); field != fields.end(); ++field)
        status.insert(field.key(), field.value());
    object.insert(u"status"_s, status);
    return object;
}

QJsonObject podStatus(bool isReady, bool isLost)
{
    const QJsonObject condition{{u"type"_s, u"Ready"_s}, {u"status"_s, isReady ? u"True"_s : u"False"_s}};
    QJsonArray containers;
    if (isLost) {
        const QJsonObject waiting{{u"reason"_s, u"ImagePullBackOff"_s},
                                  {u"message"_s, u"Back-off pulling image \"quay.io/cilium/cilium:v1.18.6\""_s}};
        containers.append(QJsonObject{{u"name"_s, u"cilium-agent"_s},
                                      {u"ready"_s, false},
                                      {u"restartCount"_s, 0},
                                      {u"state"_s, QJsonObject{{u"waiting"_s, waiting}}}});
    }
    return {{u"conditions"_s, QJsonArray{condition}}, {u"containerStatuses"_s, containers}};
}

/// Somebody else's answer, beside the cluster's DNS, to what sandboxes may ask.
void changeDnsPolicy(ObjectStore &store)
{
    const ObjectRef found = store.find(networkPolicies(), u"liteboxd"_s, u"allow-dns"_s);
    if (!found)
        return;
    QJsonObject changed = found->json;
    QJsonObject spec = changed[u"spec"].toObject();
    spec.insert(u"podSelector"_s, QJsonObject{{u"matchLabels"_s, QJsonObject{{u"app"_s, u"nothing"_s}}}});
    changed.insert(u"spec"_s, spec);
    store.put(networkPolicies(), changed);
}

} // namespace

AgentRollout::AgentRollout(http::Worker &worker, ObjectStore &store, std::chrono::milliseconds time)
    : m_worker(worker)
    , m_store(store)
    , m_time(time)
{
    m_subscription = store.subscribe([this](const Change &change) {
        if (change.type == &daemonSets())
            onChange(change);
    });
}

void AgentRollout::onChange(const Change &change)
{
    const QJsonObject &now = change.object->json;
    if (change.kind != ChangeKind::Modified || m_isRestarting || now[u"metadata"][u"name"].toString() != name ||
        annotationsOf(now) == annotationsOf(change.previous->json))
        return;
    m_isRestarting = true;
    m_worker.reactor().spawn(restart());
}

io::Task<void> AgentRollout::restart()
{
    report(false);
    io::Timer timer(m_worker.reactor());
    co_await timer.until(io::Clock::now() + m_time);
    m_isRestarting = false;
    const ObjectRef set = m_store.find(daemonSets(), space, name);
    if (!set || behaviourOf(set->json) == u"lost")
        co_return;
    if (behaviourOf(set->json) == u"forgets")
        changeDnsPolicy(m_store);
    report(true);
}

void AgentRollout::report(bool isReady)
{
    const ObjectRef set = m_store.find(daemonSets(), space, name);
    if (!set)
        return;
    const int wanted = set->json[u"status"][u"desiredNumberScheduled"].toInt();
    const int ready = isReady ? wanted : 0;
    m_store.put(daemonSets(), withStatus(set->json, {{u"observedGeneration"_s, set->json[u"metadata"][u"generation"]},
                                                     {u"updatedNumberScheduled"_s, ready},
                                                     {u"numberReady"_s, ready}}));
    const bool isLost = !isReady && behaviourOf(set->json) == u"lost";
    const auto table = m_store.table(pods());
    for (const auto &[key, pod] : *table) {
        if (key.startsWith(space + u'/') && pod->json[u"metadata"][u"labels"][u"k8s-app"].toString() == name)
            m_store.put(pods(), withStatus(pod->json, podStatus(isReady, isLost)));
    }
}

bool isDatapathOpen(const ObjectStore &store)
{
    const ObjectRef set = store.find(daemonSets(), space, name);
    return set && behaviourOf(set->json) == u"opens" && set->json[u"status"][u"updatedNumberScheduled"].toInt() == 0;
}

bool mistakesFarSandboxes(const ObjectStore &store)
{
    const ObjectRef found = store.find(daemonSets(), space, name);
    return found && behaviourOf(found->json) == u"mistakes-far";
}

bool keepsConnections(const ObjectStore &store)
{
    const ObjectRef found = store.find(daemonSets(), space, name);
    return found && behaviourOf(found->json) == u"keeps-connections";
}

} // namespace liteboxd::demo
