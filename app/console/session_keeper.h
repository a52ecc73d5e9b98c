// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/base/clock.h"
#include "core/kube/server_clock.h"
#include "core/models/activity_model.h"
#include "core/sandbox/keeper/keeper.h"
#include "core/session/session.h"
#include "core/store/store.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <optional>

namespace liteboxd::console {

/// The console as a keeper: ends sandboxes and internet access that this user, through console or liteboxctl, asked to
/// end, as the audit trail says; those of others are left to them and to the cluster's own keeper. What it does goes into
/// the list of activity. GUI thread; what it is given must outlive it.
class SessionKeeper : public QObject
{
    Q_OBJECT

public:
    SessionKeeper(session::Session &session, models::ActivityModel &activity, store::Store &store,
                  const base::Clock &clock, const QString &clusterUid);

    /// Who does a task when its time comes, in words.
    QString whoEnds(const sandbox::Sandbox &sandbox, sandbox::DueTask::Kind kind) const;

private:
    void load();
    void askForKeeper();
    void note(const models::ActivityEntry &entry);
    void remember(const models::ActivityEntry &entry);
    void report(models::ActivityEntry::Kind kind, const sandbox::SandboxPtr &sandbox);
    bool isAskedFor(const sandbox::Sandbox &sandbox, sandbox::DueTask::Kind kind) const;

    session::Session &m_session;
    models::ActivityModel &m_activity;
    store::Store &m_store;
    const base::Clock &m_clock;
    const QString m_clusterUid; ///< empty where the account may not ask for it: then only what has none is looked at
    const QString m_context;
    qint64 m_last = 0;         ///< number of the last row of the trail that was read
    QSet<QString> m_lives;     ///< ids of sandboxes whose end this user asked for
    QSet<QString> m_internets; ///< the same for their internet access
    kube::ServerClock m_serverClock;
    sandbox::Keeper m_keeper;
    QTimer m_again;
    std::optional<QString> m_holder; ///< of the keepers' lease; empty: nobody; nothing: not known
    async::Request m_question;
    async::Request m_keeperQuestion;
};

} // namespace liteboxd::console
