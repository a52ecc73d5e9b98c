// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/backoff.h"
#include "core/base/error.h"
#include "core/kube/server_clock.h"
#include "core/kube/watch/subscription.h"
#include "core/sandbox/keeper/due_run.h"
#include "core/sandbox/keeper/schedule.h"
#include "core/sandbox/sandbox_cache.h"

#include <QObject>
#include <QTimer>

#include <functional>
#include <map>
#include <utility>

namespace liteboxd::sandbox {

/// Ends sandboxes whose TTL is over and takes internet access that was given for a time, by the API server's clock, a few
/// at a time. What fails is tried again, later each time, at most every five minutes.
///
/// One thread, that of `api`; `api`, `sandboxes` and `clock` must outlive it. Destroying it ends what is under way; what
/// was sent may still be done.
class Keeper : public QObject
{
    Q_OBJECT

public:
    /// Whether a task is for this keeper, and now.
    using Scope = std::function<bool(const DueTask &task)>;

    Keeper(kube::ApiClient &api, SandboxCache &sandboxes, const kube::ServerClock &clock, Scope scope,
           QObject *parent = nullptr);
    ~Keeper() override;

    /// Looks now instead of when the next task is due: the scope has become another.
    void look();

Q_SIGNALS:
    /// It ended the sandbox, or took its internet access.
    void ended(const liteboxd::sandbox::SandboxPtr &sandbox);
    void cut(const liteboxd::sandbox::SandboxPtr &sandbox);

    /// It will try again.
    void failed(const liteboxd::sandbox::SandboxPtr &sandbox, liteboxd::sandbox::DueTask::Kind kind,
                const liteboxd::base::Error &error);

private:
    using Key = std::pair<QString, DueTask::Kind>; ///< uid of the pod

    /// A task that did not come off.
    struct Setback
    {
        base::Backoff backoff{std::chrono::seconds(2), std::chrono::minutes(5)};
        Sandbox::Time again{};
    };

    void start(const DueTask &task);
    void take(const DueTask &task, const base::Result<DueOutcome> &outcome);
    void arm();

    kube::ApiClient &m_api;
    const kube::ServerClock &m_clock;
    const Scope m_scope;
    InternetAccess m_access;
    Schedule m_schedule;
    std::map<Key, async::Request> m_runs;
    std::map<Key, Setback> m_setbacks;
    kube::Subscription m_changes;
    QTimer m_timer;
};

} // namespace liteboxd::sandbox
