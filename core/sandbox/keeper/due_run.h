// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"
#include "core/sandbox/internet/internet_access.h"
#include "core/sandbox/keeper/due_task.h"

#include <QJsonObject>
#include <QObject>

namespace liteboxd::sandbox {

/// What became of a task.
enum class DueOutcome {
    Done,
    NotDue ///< it is gone, or somebody gave it more time meanwhile
};

/// Does one task: looks at the pod as it is now, and only if its time is over still ends it, or takes its internet
/// access. What is deleted is the pod that was looked at and nobody changed since (uid and resourceVersion), so that a
/// renewal of the same moment wins. Deletes itself when done, or when the Request is destroyed, which must happen before
/// client and access go.
class DueRun : public QObject
{
    Q_OBJECT

public:
    /// `now` is the time at the API server. Conflict: it was changed in that moment: look again. Else the API server's
    /// errors, and those of InternetAccess::set().
    static async::Request start(kube::ApiClient &api, InternetAccess &access, const DueTask &task, Sandbox::Time now,
                                QObject *context, async::Callback<DueOutcome> done);

private:
    DueRun(kube::ApiClient &api, InternetAccess &access, const DueTask &task, Sandbox::Time now,
           async::Promise<DueOutcome> promise);

    void look();
    void judge(const QJsonObject &pod);
    void endSandbox(const std::string &resourceVersion);
    void cutInternet(const Sandbox &sandbox);
    void forgetLimit(const Sandbox &sandbox);
    void end(base::Result<DueOutcome> outcome);
    kube::ResourcePath path() const;

    kube::ApiClient &m_api;
    InternetAccess &m_access;
    const DueTask m_task;
    const Sandbox::Time m_now;
    const async::Promise<DueOutcome> m_promise;
    async::Request m_step;
};

} // namespace liteboxd::sandbox
