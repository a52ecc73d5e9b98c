// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/sandbox/internet/domain_grant.h"
#include "core/session/session.h"

#include <QObject>
#include <QStringList>

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

    /// Does what was judged.
    void apply();

    /// What was judged is not wanted.
    void forget() { m_proposal.reset(); }

Q_SIGNALS:
    void busyChanged();

    /// The proposal is there.
    void judged();
    void applied(const QString &sandboxId, const QStringList &domains);
    void failed(const liteboxd::base::Error &error);

private:
    sandbox::SandboxPtr find(const QString &sandboxId) const;
    void closeTheRest(const sandbox::Sandbox &sandbox);
    void fail(const base::Error &error);

    session::Session &m_session;
    QString m_sandboxId;
    std::optional<sandbox::DomainProposal> m_proposal;
    async::Request m_step;
};

} // namespace liteboxd::flows
