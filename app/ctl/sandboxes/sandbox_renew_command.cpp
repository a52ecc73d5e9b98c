// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/sandboxes/sandbox_renew_command.h"

#include "app/ctl/frame/duration_option.h"
#include "app/ctl/sandboxes/keeper_note.h"
#include "core/sandbox/sandbox_edits.h"
#include "core/sandbox/time_text.h"
#include "core/store/audit_kinds.h"

#include <CLI/CLI.hpp>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

void SandboxRenewCommand::declare(CLI::App &options)
{
    EachSandboxCommand::declare(options);
    addDuration(options, "--ttl", "how long it lives from now on; 1h if not given",
                [this](std::chrono::seconds time) { m_ttl = time; });
    options.add_flag("--dry-run", m_isDryRun, "let the API server judge it, and change nothing");
}

Shape SandboxRenewCommand::shape() const
{
    return {Shape::member("id"), {{"ID", Shape::member("id")}, {"EXPIRES", Shape::member("expiresAt")}}};
}

void SandboxRenewCommand::act(Invocation &invocation, const sandbox::Sandbox &sandbox)
{
    const std::string id = sandbox.id.text();
    const bool hasEnded = sandbox.state == sandbox::SandboxState::Succeeded ||
                          sandbox.state == sandbox::SandboxState::Failed ||
                          sandbox.state == sandbox::SandboxState::Terminating;
    if (hasEnded)
        return failed(
            invocation, sandbox,
            {base::ErrorCode::Conflict, "it has ended, or is about to: it cannot be renewed", "sandbox " + id});
    if (sandbox.isManagedByServer())
        invocation.messages().note("LiteBoxd's server manages sandbox " + id + " and ends it by its own clock");
    else
        m_isForKeeper = true;
    const auto persistence = m_isDryRun ? kube::Persistence::DryRun : kube::Persistence::Store;
    if (!m_isDryRun)
        invocation.audit().begin(*invocation.cluster(), store::kinds::sandboxRenew, QString::fromStdString(id),
                                 {{u"ttl"_s, static_cast<qint64>(m_ttl.count())}});
    m_step = sandbox::SandboxEdits(invocation.cluster()->api())
                 .renew(sandbox, m_ttl, std::chrono::system_clock::now(), persistence, this,
                        [this, &invocation, sandbox](const base::Result<sandbox::Sandbox> &changed) {
                            if (!changed)
                                return failed(invocation, sandbox, changed.error());
                            const QString expires =
                                sandbox::timeText(changed->expiresAt().value_or(changed->createdAt));
                            done(invocation, sandbox,
                                 {{u"id"_s, QString::fromStdString(sandbox.id.text())}, {u"expiresAt"_s, expires}});
                        });
}

void SandboxRenewCommand::conclude(Invocation &invocation)
{
    if (!m_isForKeeper)
        return finish(invocation);
    m_step = sayWhoKeeps(invocation, "ends it", this, [this, &invocation] { finish(invocation); });
}

} // namespace liteboxd::ctl
