// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/keeper/due_run.h"

#include "core/sandbox/sandbox_decoder.h"
#include "core/sandbox/sandbox_edits.h"

#include <QPointer>

#include <algorithm>

namespace liteboxd::sandbox {

using namespace Qt::Literals::StringLiterals;

async::Request DueRun::start(kube::ApiClient &api, InternetAccess &access, const DueTask &task, Sandbox::Time now,
                             QObject *context, async::Callback<DueOutcome> done)
{
    const async::Promise<DueOutcome> promise(context, std::move(done));
    const QPointer<DueRun> run(new DueRun(api, access, task, now, promise));
    run->look();
    return promise.request([run] { delete run.data(); });
}

DueRun::DueRun(kube::ApiClient &api, InternetAccess &access, const DueTask &task, Sandbox::Time now,
               async::Promise<DueOutcome> promise)
    : m_api(api)
    , m_access(access)
    , m_task(task)
    , m_now(now)
    , m_promise(std::move(promise))
{}

kube::ResourcePath DueRun::path() const
{
    return {kube::resources::pods(), m_task.sandbox->podNamespace.toStdString(), m_task.sandbox->podName.toStdString()};
}

void DueRun::look()
{
    m_step = m_api.get(path(), this, [this](const base::Result<QJsonObject> &pod) {
        if (pod)
            return judge(*pod);
        if (pod.error().code == base::ErrorCode::NotFound)
            return end(DueOutcome::NotDue);
        end(base::fail(pod.error()));
    });
}

void DueRun::judge(const QJsonObject &pod)
{
    auto sandbox = decodeSandboxObject(pod);
    if (!sandbox || sandbox->uid != m_task.sandbox->uid)
        return end(DueOutcome::NotDue);
    const std::vector<DueTask> tasks = dueTasks(std::make_shared<const Sandbox>(*sandbox));
    const bool isDue = std::any_of(tasks.begin(), tasks.end(), [this](const DueTask &task) {
        return task.kind == m_task.kind && task.at <= m_now;
    });
    if (!isDue)
        return end(DueOutcome::NotDue);
    if (m_task.kind == DueTask::Kind::EndSandbox)
        return endSandbox(pod.value("metadata"_L1)["resourceVersion"_L1].toString().toStdString());
    if (sandbox->internetRequested || !sandbox->allowedDomains.isEmpty()) // domains are opened by a policy, not the label
        return cutInternet(*sandbox);
    forgetLimit(*sandbox);
}

void DueRun::endSandbox(const std::string &resourceVersion)
{
    kube::RemoveOptions options;
    options.uid = m_task.sandbox->uid.toStdString();
    options.resourceVersion = resourceVersion;
    m_step = m_api.remove(path(), options, this, [this](const base::Result<QJsonObject> &removed) {
        if (!removed && removed.error().code != base::ErrorCode::NotFound)
            return end(base::fail(removed.error()));
        end(DueOutcome::Done);
    });
}

void DueRun::cutInternet(const Sandbox &sandbox)
{
    m_step = m_access.set(sandbox, InternetWish::Deny, this, [this, sandbox](const auto &receipt) {
        if (!receipt)
            return end(base::fail(receipt.error()));
        forgetLimit(sandbox);
    });
}

/// The label is gone; without its annotation nobody takes it away again from who is given it anew.
void DueRun::forgetLimit(const Sandbox &sandbox)
{
    m_step = SandboxEdits(m_api).limitInternet(sandbox, std::nullopt, this, [this](const auto &changed) {
        if (!changed && changed.error().code != base::ErrorCode::NotFound)
            return end(base::fail(changed.error()));
        end(DueOutcome::Done);
    });
}

void DueRun::end(base::Result<DueOutcome> outcome)
{
    m_promise.complete(std::move(outcome));
    deleteLater();
}

} // namespace liteboxd::sandbox
