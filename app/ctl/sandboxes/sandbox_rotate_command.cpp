// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/sandboxes/sandbox_rotate_command.h"

#include "app/ctl/sandboxes/token_shape.h"
#include "core/sandbox/sandbox_edits.h"
#include "core/store/audit_kinds.h"

#include <CLI/CLI.hpp>

namespace liteboxd::ctl {

void SandboxRotateCommand::declare(CLI::App &options)
{
    EachSandboxCommand::declare(options);
    options.add_flag("--dry-run", m_isDryRun, "let the API server judge it, and change nothing");
}

Shape SandboxRotateCommand::shape() const
{
    return tokenShape();
}

void SandboxRotateCommand::act(Invocation &invocation, const sandbox::Sandbox &sandbox)
{
    const std::string id = sandbox.id.text();
    if (sandbox.isManagedByServer())
        invocation.messages().note("LiteBoxd's server manages sandbox " + id +
                                   " and goes on to accept the old token only");
    const auto persistence = m_isDryRun ? kube::Persistence::DryRun : kube::Persistence::Store;
    if (!m_isDryRun)
        invocation.audit().begin(*invocation.cluster(), store::kinds::tokenRotate, QString::fromStdString(id));
    m_step = sandbox::SandboxEdits(invocation.cluster()->api())
                 .rotate(sandbox, persistence, this,
                         [this, &invocation, sandbox](const base::Result<sandbox::Sandbox> &changed) {
                             if (!changed)
                                 return failed(invocation, sandbox, changed.error());
                             done(invocation, sandbox, tokenJson(*changed));
                         });
}

} // namespace liteboxd::ctl
