// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/sandbox/internet/domain_grant.h"
#include "core/session/session.h"

#include <QObject>
#include <QStringList>

#include <chrono>
#include <optional>

namespace liteboxd::flows {

/// Lets one sandbox reach further domains, in two steps: what would change, and doing it. A sandbox that may reach the
/// whole internet keeps only the list afterwards ("learn, then lock"). One thread; `session` must outlive it.
/// Destroying it ends what is under way; what was sent may take effect.
class AllowRun : public QObject
{
    Q_OBJECT

public:
    explicit AllowRun(session::Session &session, QObject *parent = nullptr);

    bool isBusy() const { return m_step.isPending(); }

    /// What was judged last and may be applied; nothing before.
    const std::optional<sandbox::DomainProposal> &proposal() const { return m_proposal; }

    /// Has the API server judge the present domains of the sandbox with these added.
    void judge(const QString &sandboxId, const QStringList &added);

    /// Whether access for a time fits: the end of that time takes all internet access, so that nothing else may be
    /// open to the sandbox than what is asked for.
    bool fitsATime(const QString &sandboxId, const QStringList &added) const;

    /// Does what was judged; with a length, the end of that time is written down first, for a keeper to act on.
    void apply(std::optional<std::chrono::seconds> length = {});

    /// What was judged is not wanted.
    void forget() { m_proposal.reset(); }

Q_SIGNALS:
    void busyChanged();

    /// The proposal is there.
    void judged();
    void applied(const QString &sandboxId, const QStringList &domains);

    /// Its internet access ends by itself after so long.
    void limited(const QString &sandboxId, std::chrono::seconds length);
    void failed(const liteboxd::base::Error &error);

private:
    sandbox::SandboxPtr find(const QString &sandboxId) const;
    void grant(const sandbox::Sandbox &sandbox);
    void closeTheRest(const sandbox::Sandbox &sandbox);
    void fail(const base::Error &error);

    session::Session &m_session;
    QString m_sandboxId;
    std::optional<sandbox::DomainProposal> m_proposal;
    async::Request m_step;
};

} // namespace liteboxd::flows
