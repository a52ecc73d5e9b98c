// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/probes/probe_raising.h"

#include "core/verify/probes/probe_manifest.h"

#include <QPointer>

#include <algorithm>
#include <set>
#include <utility>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::milliseconds pause(400);
constexpr std::chrono::seconds mostWait(38); ///< less than the check's deadline, which could not say why

} // namespace

async::Request ProbeRaising::start(kube::ApiClient &api, const ProbePlan &plan, QObject *context,
                                   async::Callback<std::vector<LivePod>> done)
{
    const async::Promise<std::vector<LivePod>> promise(context, std::move(done));
    const QPointer<ProbeRaising> raising(new ProbeRaising(api, plan, promise, context));
    return promise.request([raising] { delete raising.data(); });
}

ProbeRaising::ProbeRaising(kube::ApiClient &api, const ProbePlan &plan, async::Promise<std::vector<LivePod>> promise,
                           QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_plan(plan)
    , m_pods(plan.pods())
    , m_promise(std::move(promise))
    , m_open(m_pods.size())
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &ProbeRaising::look);
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, &ProbeRaising::giveUp);
    m_limit.start(mostWait);
    for (const ProbePod &pod : m_pods) {
        m_steps.push_back(m_api.create({kube::resources::pods(), pod.nameSpace}, probeManifest(plan, pod), {}, this,
                                       [this](const base::Result<QJsonObject> &made) { takeMade(made); }));
    }
}

void ProbeRaising::takeMade(const base::Result<QJsonObject> &made)
{
    if (!made)
        return end(base::fail(made.error()));
    if (--m_open == 0)
        look();
}

void ProbeRaising::look()
{
    m_steps.clear();
    m_before = std::exchange(m_seen, {});
    const std::set<std::string> places{m_plan.sandboxNamespace, m_plan.controlNamespace};
    m_open = places.size();
    const std::string selector = probeRunLabel + ('=' + m_plan.runId.toStdString());
    for (const std::string &place : places) {
        m_steps.push_back(m_api.list({{kube::resources::pods(), place}, selector}, this,
                                     [this](const base::Result<kube::ObjectList> &found) { takeList(found); }));
    }
}

void ProbeRaising::takeList(const base::Result<kube::ObjectList> &found)
{
    if (!found)
        return end(base::fail(found.error()));
    for (const QJsonValue &pod : found->items)
        m_seen.append(pod);
    if (--m_open == 0)
        judge();
}

QString ProbeRaising::obstacleOf(const QJsonObject &pod)
{
    const QJsonValue status = pod[u"status"];
    const QString phase = status[u"phase"].toString();
    if (phase == u"Failed" || phase == u"Succeeded")
        return u"its program has ended: the probe's image has to keep running by itself"_s;
    for (const QJsonValue &container : status[u"containerStatuses"].toArray()) {
        const QJsonValue waiting = container[u"state"][u"waiting"];
        const QString reason = waiting[u"reason"].toString();
        const QStringList lasting{u"ErrImagePull"_s,
                                  u"ImagePullBackOff"_s,
                                  u"InvalidImageName"_s,
                                  u"ErrImageNeverPull"_s,
                                  u"CreateContainerConfigError"_s,
                                  u"CreateContainerError"_s,
                                  u"RunContainerError"_s,
                                  u"CrashLoopBackOff"_s};
        if (lasting.contains(reason))
            return QStringList{reason, waiting[u"message"].toString()}.join(u": "_s);
    }
    return {};
}

QString ProbeRaising::waitOf(const QJsonObject &pod)
{
    const QJsonValue status = pod[u"status"];
    for (const QJsonValue &condition : status[u"conditions"].toArray()) {
        if (condition[u"type"].toString() == u"PodScheduled" && condition[u"status"].toString() == u"False")
            return u"no node takes it: %1"_s.arg(condition[u"message"].toString());
    }
    for (const QJsonValue &container : status[u"containerStatuses"].toArray()) {
        const QJsonValue waiting = container[u"state"][u"waiting"];
        if (waiting.isObject())
            return QStringList{waiting[u"reason"].toString(), waiting[u"message"].toString()}.join(u' ').trimmed();
    }
    return u"it is %1"_s.arg(status[u"phase"].toString(u"Pending"_s));
}

std::string ProbeRaising::addressOf(const QJsonObject &pod)
{
    const QJsonValue status = pod[u"status"];
    const QJsonArray containers = status[u"containerStatuses"].toArray();
    const bool runs = status[u"phase"].toString() == u"Running" && !containers.isEmpty() &&
                      std::all_of(containers.begin(), containers.end(), [](const QJsonValue &container) {
                          return container[u"state"][u"running"].isObject();
                      });
    return runs ? status[u"podIP"].toString().toStdString() : std::string();
}

void ProbeRaising::judge()
{
    std::vector<LivePod> live;
    for (const ProbePod &pod : m_pods) {
        for (const QJsonValue &value : m_seen) {
            const QJsonObject object = value.toObject();
            if (object[u"metadata"][u"name"].toString().toStdString() != pod.name)
                continue;
            if (const QString obstacle = obstacleOf(object); !obstacle.isEmpty())
                return end(base::fail(base::ErrorCode::Rejected, obstacle.toStdString(), pod.name));
            if (const std::string address = addressOf(object); !address.empty())
                live.push_back({pod, address});
        }
    }
    if (live.size() == m_pods.size())
        return end(std::move(live));
    m_again.start(pause);
}

void ProbeRaising::giveUp()
{
    for (const QJsonValue &value : m_seen.size() < m_before.size() ? m_before : m_seen) {
        const QJsonObject pod = value.toObject();
        if (addressOf(pod).empty()) {
            return end(base::fail(base::ErrorCode::TimedOut, waitOf(pod).toStdString(),
                                  pod[u"metadata"][u"name"].toString().toStdString()));
        }
    }
    end(base::fail(base::ErrorCode::TimedOut, "the API server did not answer for them in time"));
}

void ProbeRaising::end(base::Result<std::vector<LivePod>> result)
{
    m_again.stop();
    m_limit.stop();
    m_steps.clear();
    m_promise.complete(std::move(result));
    deleteLater();
}

} // namespace liteboxd::verify
