// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/session_keeper.h"

#include "app/console/tr.h"
#include "core/models/activity_record.h"
#include "core/sandbox/keeper/keeper_presence.h"
#include "core/store/audit_kinds.h"

namespace liteboxd::console {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::chrono::seconds interval{30};

} // namespace

using Kind = models::ActivityEntry::Kind;
using sandbox::DueTask;

SessionKeeper::SessionKeeper(session::Session &session, models::ActivityModel &activity, store::Store &store,
                             const base::Clock &clock, const QString &clusterUid)
    : m_session(session)
    , m_activity(activity)
    , m_store(store)
    , m_clock(clock)
    , m_clusterUid(clusterUid)
    , m_context(QString::fromStdString(session.settings().connection.contextName))
    , m_serverClock(session.api(), clock)
    , m_keeper(session.api(), session.sandboxes(), m_serverClock,
               [this](const DueTask &task) { return m_serverClock.isMeasured() && isAskedFor(*task.sandbox, task.kind); })
{
    connect(&activity, &models::ActivityModel::added, this, &SessionKeeper::note);
    connect(&m_keeper, &sandbox::Keeper::ended, this,
            [this](const sandbox::SandboxPtr &sandbox) { report(Kind::SandboxExpired, sandbox); });
    connect(&m_keeper, &sandbox::Keeper::cut, this,
            [this](const sandbox::SandboxPtr &sandbox) { report(Kind::InternetExpired, sandbox); });
    m_serverClock.start();
    connect(&m_again, &QTimer::timeout, this, &SessionKeeper::load);
    m_again.start(interval);
    load();
}

/// What liteboxctl asked for is found here, too.
void SessionKeeper::load()
{
    askForKeeper();
    namespace kinds = store::kinds;
    store::AuditQuery query;
    query.clusterUid = m_clusterUid;
    query.after = m_last;
    for (const char *kind : {kinds::sandboxCreate, kinds::sandboxRenew, kinds::internetOn, kinds::internetLimit})
        query.kinds << QString::fromLatin1(kind);
    m_question = m_store.audit(query, this, [this](const base::Result<store::AuditRecords> &records) {
        if (!records)
            return;
        for (const store::AuditRecord &record : *records) {
            m_last = record.number;
            const bool isHere = !m_clusterUid.isEmpty() || (record.clusterUid.isEmpty() && record.context == m_context);
            if (const auto entry = isHere ? models::entryOf(record) : std::nullopt)
                remember(*entry);
        }
        m_keeper.look();
    });
}

void SessionKeeper::note(const models::ActivityEntry &entry)
{
    const bool isOfLife = entry.kind == Kind::SandboxCreated || entry.kind == Kind::TtlRenewed;
    if (!isOfLife && entry.kind != Kind::InternetAllowed && entry.kind != Kind::InternetLimited)
        return;
    remember(entry);
    m_keeper.look();
}

void SessionKeeper::remember(const models::ActivityEntry &entry)
{
    const bool isOfInternet = entry.kind == Kind::InternetAllowed || entry.kind == Kind::InternetLimited;
    QSet<QString> &asked = isOfInternet ? m_internets : m_lives;
    asked.insert(entry.sandboxId);
    asked.unite(QSet<QString>(entry.sandboxIds.begin(), entry.sandboxIds.end()));
}

void SessionKeeper::askForKeeper()
{
    m_keeperQuestion = sandbox::askForKeeper(
        m_session.api(), m_session.settings().sandboxNamespace.toStdString(), m_serverClock.now(), this,
        [this](const base::Result<QString> &holder) {
            m_holder = holder ? std::optional(*holder) : std::nullopt;
        });
}

QString SessionKeeper::whoEnds(const sandbox::Sandbox &sandbox, DueTask::Kind kind) const
{
    if (kind == DueTask::Kind::EndSandbox && sandbox.isManagedByServer())
        return Tr::tr("LiteBoxd's own server");
    if (kind == DueTask::Kind::EndSandbox && sandbox.controller)
        return Tr::tr("nobody: a controller would make it anew");
    if (m_holder && !m_holder->isEmpty())
        return Tr::tr("the keeper %1 in the cluster").arg(*m_holder);
    if (isAskedFor(sandbox, kind))
        return Tr::tr("this console, while it runs");
    return m_holder ? Tr::tr("nobody: no keeper runs in the cluster, and you did not ask for it here")
                    : Tr::tr("not known whether a keeper runs in the cluster");
}

bool SessionKeeper::isAskedFor(const sandbox::Sandbox &sandbox, DueTask::Kind kind) const
{
    const QString id = QString::fromStdString(sandbox.id.text());
    return (kind == DueTask::Kind::EndSandbox ? m_lives : m_internets).contains(id);
}

void SessionKeeper::report(Kind kind, const sandbox::SandboxPtr &sandbox)
{
    models::ActivityEntry entry{kind};
    entry.at = m_clock.wall();
    entry.sandboxId = QString::fromStdString(sandbox->id.text());
    m_activity.add(std::move(entry));
}

} // namespace liteboxd::console
