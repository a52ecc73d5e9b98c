// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flows/allow_run.h"

#include "core/sandbox/sandbox_edits.h"
#include "core/sandbox/templates/network_spec.h"

#include <algorithm>

namespace liteboxd::flows {

AllowRun::AllowRun(session::Session &session, QObject *parent)
    : QObject(parent)
    , m_session(session)
{}

sandbox::SandboxPtr AllowRun::find(const QString &sandboxId) const
{
    const auto id = base::SandboxId::parse(sandboxId.toStdString());
    return id ? m_session.sandboxes().find(*id) : nullptr;
}

void AllowRun::judge(const QString &sandboxId, const QStringList &added)
{
    m_proposal.reset();
    const sandbox::SandboxPtr sandbox = find(sandboxId);
    if (!sandbox)
        return fail({base::ErrorCode::NotFound, "the sandbox is gone", sandboxId.toStdString()});
    const auto domains = sandbox::normalDomains(sandbox->allowedDomains + added);
    if (!domains)
        return fail(domains.error());
    m_sandboxId = sandboxId;
    m_step = sandbox::DomainGrant::judge(m_session.api(), *sandbox, *domains, this,
                                         [this](base::Result<sandbox::DomainProposal> proposal) {
                                             if (!proposal)
                                                 return fail(proposal.error());
                                             m_proposal = std::move(*proposal);
                                             Q_EMIT busyChanged();
                                             Q_EMIT judged();
                                         });
    Q_EMIT busyChanged();
}

bool AllowRun::fitsATime(const QString &sandboxId, const QStringList &added) const
{
    const sandbox::SandboxPtr sandbox = find(sandboxId);
    if (!sandbox || sandbox->internetRequested)
        return false;
    const auto wanted = sandbox::normalDomains(added);
    return wanted && std::all_of(sandbox->allowedDomains.begin(), sandbox->allowedDomains.end(),
                                 [&](const QString &each) { return wanted->contains(each); });
}

void AllowRun::apply(std::optional<std::chrono::seconds> length)
{
    const sandbox::SandboxPtr sandbox = find(m_sandboxId);
    if (!m_proposal)
        return;
    if (!sandbox)
        return fail({base::ErrorCode::NotFound, "the sandbox is gone", m_sandboxId.toStdString()});
    if (!length) {
        grant(*sandbox);
        return Q_EMIT busyChanged();
    }
    const auto until = std::chrono::system_clock::now() + *length;
    m_step = sandbox::SandboxEdits(m_session.api())
                 .limitInternet(*sandbox, until, this,
                                [this, length = *length](const base::Result<sandbox::Sandbox> &changed) {
                                    if (!changed)
                                        return fail(changed.error());
                                    Q_EMIT limited(m_sandboxId, length);
                                    grant(*changed);
                                });
    Q_EMIT busyChanged();
}

void AllowRun::grant(const sandbox::Sandbox &sandbox)
{
    m_step = sandbox::DomainGrant::apply(m_session.api(), sandbox, m_proposal->domains, this,
                                         [this, sandbox](const base::Result<sandbox::DomainProposal> &done) {
                                             if (!done)
                                                 return fail(done.error());
                                             closeTheRest(sandbox);
                                         });
}

/// The label opens everything, so a sandbox with a list must not carry it.
void AllowRun::closeTheRest(const sandbox::Sandbox &sandbox)
{
    const auto end = [this] {
        const QStringList domains = m_proposal->domains;
        m_proposal.reset();
        Q_EMIT busyChanged();
        Q_EMIT applied(m_sandboxId, domains);
    };
    if (!sandbox.internetRequested)
        return end();
    sandbox::Sandbox listed = sandbox;
    listed.allowedDomains = m_proposal->domains;
    m_step = m_session.internetAccess().set(listed, sandbox::InternetWish::Allow, this,
                                            [this, end](const base::Result<sandbox::InternetReceipt> &receipt) {
                                                if (!receipt)
                                                    return fail(receipt.error());
                                                end();
                                            });
}

void AllowRun::fail(const base::Error &error)
{
    Q_EMIT busyChanged();
    Q_EMIT failed(error);
}

} // namespace liteboxd::flows
