// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/frame/one_sandbox_command.h"

#include <CLI/CLI.hpp>

namespace liteboxd::ctl {

void OneSandboxCommand::declare(CLI::App &options)
{
    options.add_option("ID", m_id, "the sandbox")->required();
}

void OneSandboxCommand::start(Invocation &invocation)
{
    const auto id = base::SandboxId::parse(m_id);
    if (!id)
        return invocation.fail(id.error(), "liteboxctl sandbox list shows the ids there are.");
    Cluster *const cluster = invocation.cluster();
    if (cluster == nullptr)
        return;
    invocation.limitTime(std::chrono::seconds(30), "the API server to answer about sandbox " + m_id);
    m_step = sandbox::SandboxSearch::start(
        cluster->api(), cluster->nameSpace(), *id, this,
        [this, &invocation](base::Result<sandbox::FoundSandbox> found) {
            if (!found && found.error().code == base::ErrorCode::NotFound)
                return invocation.fail(found.error(), "liteboxctl sandbox list shows the ids there are.");
            if (!found)
                return invocation.fail(found.error());
            invocation.noteAnswer();
            act(invocation, *found);
        });
}

} // namespace liteboxd::ctl
