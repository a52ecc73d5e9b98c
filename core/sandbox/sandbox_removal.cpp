// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/sandbox_removal.h"

#include "core/sandbox/labels.h"

#include <QJsonObject>

#include <algorithm>

namespace liteboxd::sandbox {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::size_t mostAtOnce = 16;
constexpr std::size_t mostInSelector = 50;

std::string selectorFor(const std::vector<Sandbox> &sandboxes)
{
    std::string selector = std::string(labels::app) + '=' + std::string(labels::appValue);
    if (sandboxes.size() > mostInSelector)
        return selector;
    std::string ids;
    for (const Sandbox &sandbox : sandboxes)
        ids += (ids.empty() ? "" : ",") + sandbox.id.text();
    return selector + ',' + std::string(labels::sandboxId) + " in (" + ids + ')';
}

} // namespace

SandboxRemoval::SandboxRemoval(kube::ApiClient &api, std::string nameSpace, QObject *parent)
    : QObject(parent)
    , m_api(api)
    , m_nameSpace(std::move(nameSpace))
{}

SandboxRemoval::~SandboxRemoval() = default;

void SandboxRemoval::start(std::vector<Sandbox> sandboxes, Grace grace, kube::Persistence persistence)
{
    m_grace = grace;
    m_persistence = persistence;
    if (persistence == kube::Persistence::Store && !sandboxes.empty()) {
        m_pods = std::make_unique<kube::WatchCache<EndingPod>>(
            m_api, kube::ListQuery{{kube::resources::pods(), m_nameSpace}, selectorFor(sandboxes)}, decodeEndingPod);
        m_changes = m_pods->subscribe(this, [this](const kube::Changes<EndingPod> &changes) {
            for (const auto &pod : changes.removed)
                verify(pod->name);
        });
        m_pods->start();
    }
    m_waiting.assign(std::make_move_iterator(sandboxes.begin()), std::make_move_iterator(sandboxes.end()));
    send();
    QMetaObject::invokeMethod(this, &SandboxRemoval::finishIfDone, Qt::QueuedConnection);
}

std::vector<EndingPod> SandboxRemoval::held() const
{
    std::vector<EndingPod> pods;
    for (const auto &[name, sandbox] : m_pending) {
        const auto seen = m_pods ? m_pods->find(kube::ObjectKey{m_nameSpace, name.toStdString()}) : nullptr;
        pods.push_back(seen ? *seen : EndingPod{name, sandbox.uid, sandbox.nodeName});
    }
    return pods;
}

void SandboxRemoval::send()
{
    while (!m_waiting.empty() && m_open < mostAtOnce) {
        const Sandbox sandbox = std::move(m_waiting.front());
        m_waiting.pop_front();
        remove(sandbox);
    }
}

void SandboxRemoval::remove(const Sandbox &sandbox)
{
    m_pending.insert_or_assign(sandbox.podName, sandbox);
    ++m_open;
    if (sandbox.controller) {
        const base::Error error{base::ErrorCode::Unsupported,
                                sandbox.controller->kind.toStdString() + ' ' + sandbox.controller->name.toStdString() +
                                    " would make its pod anew; what made that has to be deleted",
                                "sandbox " + sandbox.id.text()};
        QMetaObject::invokeMethod(
            this, [this, sandbox, error] { refuse(sandbox, error); }, Qt::QueuedConnection);
        return;
    }
    kube::RemoveOptions options;
    options.uid = sandbox.uid.toStdString();
    options.persistence = m_persistence;
    if (m_grace == Grace::None)
        options.gracePeriodSeconds = 0;
    m_requests[sandbox.podName] = m_api.remove(
        path(sandbox.podName), options, this, [this, sandbox](const base::Result<QJsonObject> &removed) {
            // A conflict of the uid says that this pod is gone and another has its name.
            const bool isGone = !removed && (removed.error().code == base::ErrorCode::NotFound ||
                                             removed.error().code == base::ErrorCode::Conflict);
            if (!removed && !isGone)
                return refuse(sandbox, removed.error());
            --m_open;
            if (isGone || m_persistence == kube::Persistence::DryRun)
                settle(sandbox.podName);
            else
                verify(sandbox.podName);
            send();
        });
}

/// Only the API server's word for it that there is no such pod counts.
void SandboxRemoval::verify(const QString &podName)
{
    if (!m_pending.contains(podName))
        return;
    m_requests[podName] =
        m_api.get(path(podName), this, [this, podName](const base::Result<QJsonObject> &pod) {
            const auto pending = m_pending.find(podName);
            if (pending == m_pending.end())
                return;
            const bool isAnother =
                pod && pod->value("metadata"_L1).toObject().value("uid"_L1).toString() != pending->second.uid;
            if (isAnother || (!pod && pod.error().code == base::ErrorCode::NotFound))
                settle(podName);
        });
}

void SandboxRemoval::settle(const QString &podName)
{
    const auto pending = m_pending.find(podName);
    const Sandbox sandbox = pending->second;
    m_pending.erase(pending);
    Q_EMIT gone(sandbox);
    finishIfDone();
}

void SandboxRemoval::refuse(const Sandbox &sandbox, const base::Error &error)
{
    --m_open;
    m_pending.erase(sandbox.podName);
    Q_EMIT refused(sandbox, error);
    send();
    finishIfDone();
}

void SandboxRemoval::finishIfDone()
{
    if (m_pending.empty() && m_waiting.empty() && !std::exchange(m_hasFinished, true))
        Q_EMIT finished();
}

kube::ResourcePath SandboxRemoval::path(const QString &podName) const
{
    return {kube::resources::pods(), m_nameSpace, podName.toStdString()};
}

} // namespace liteboxd::sandbox
