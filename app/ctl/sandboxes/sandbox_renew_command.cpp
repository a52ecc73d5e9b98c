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
    OneSandboxCommand::declare(options);
    addDuration(options, "--ttl", "how long it lives from now on; 1h if not given",
                [this](std::chrono::seconds time) { m_ttl = time; });
    options.add_flag("--dry-run", m_isDryRun, "let the API server judge it, and change nothing");
}

void SandboxRenewCommand::act(Invocation &invocation, const sandbox::FoundSandbox &found)
{
    const sandbox::Sandbox &sandbox = found.sandbox;
    const bool hasEnded = sandbox.state == sandbox::SandboxState::Succeeded ||
                          sandbox.state == sandbox::SandboxState::Failed ||
                          sandbox.state == sandbox::SandboxState::Terminating;
    if (hasEnded)
        return invocation.fail({base::ErrorCode::Conflict, "it has ended, or is about to: it cannot be renewed",
                                "sandbox " + id()});
    if (sandbox.isManagedByServer())
        invocation.messages().note("LiteBoxd's server manages this sandbox and ends it by its own clock");
    const auto persistence = m_isDryRun ? kube::Persistence::DryRun : kube::Persistence::Store;
    if (!m_isDryRun)
        invocation.audit().begin(*invocation.cluster(), store::kinds::sandboxRenew, QString::fromStdString(id()),
                                 {{u"ttl"_s, static_cast<qint64>(m_ttl.count())}});
    m_step = sandbox::SandboxEdits(invocation.cluster()->api())
                 .renew(sandbox, m_ttl, std::chrono::system_clock::now(), persistence, this,
                        orFail<sandbox::Sandbox>(invocation, [this, &invocation](const sandbox::Sandbox &changed) {
                            const Shape shape{Shape::member("id"),
                                              {{"ID", Shape::member("id")}, {"EXPIRES", Shape::member("expiresAt")}}};
                            const QString expires = sandbox::timeText(changed.expiresAt().value_or(changed.createdAt));
                            invocation.output().item(
                                shape, {{u"id"_s, QString::fromStdString(id())}, {u"expiresAt"_s, expires}});
                            if (changed.isManagedByServer())
                                return invocation.finish();
                            m_step = sayWhoKeeps(invocation, "ends it", this, [&invocation] { invocation.finish(); });
                        }));
}

} // namespace liteboxd::ctl
