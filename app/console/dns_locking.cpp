// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/dns_locking.h"

#include "core/models/activity_words.h"
#include "core/sandbox/internet/dns_lock_change.h"
#include "core/session/session.h"

namespace liteboxd::console {

using models::ActivityEntry;

DnsLocking::DnsLocking(models::ActivityModel &activity, const base::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_activity(activity)
    , m_clock(clock)
{}

void DnsLocking::setSession(session::Session *session)
{
    m_step.cancel();
    m_session = session;
}

void DnsLocking::lock(const QString &sandboxId)
{
    if (!m_session || m_step.isPending())
        return;
    const auto id = base::SandboxId::parse(sandboxId.toStdString());
    const sandbox::SandboxPtr found = id ? m_session->sandboxes().find(*id) : nullptr;
    if (!found)
        return report(sandboxId, base::Error{base::ErrorCode::NotFound, "it is gone", "sandbox " + sandboxId.toStdString()});
    m_step = sandbox::DnsLockChange::start(m_session->api(), *found, sandbox::DnsLock::On, this,
                                           [this, sandboxId](const base::Result<sandbox::Sandbox> &changed) {
                                               report(sandboxId, changed ? std::nullopt : std::optional(changed.error()));
                                           });
}

void DnsLocking::report(const QString &sandboxId, const std::optional<base::Error> &error)
{
    ActivityEntry entry{ActivityEntry::Kind::DnsLocked};
    entry.at = m_clock.wall();
    entry.sandboxId = sandboxId;
    entry.error = error;
    if (error) {
        entry.outcome = error->effect == base::ErrorEffect::Unknown ? ActivityEntry::Outcome::Unknown
                                                                   : ActivityEntry::Outcome::Failed;
    }
    const QString text = models::text(entry);
    m_activity.add(entry);
    if (error)
        Q_EMIT failed(text, *error);
    else
        Q_EMIT locked(text);
}

} // namespace liteboxd::console
