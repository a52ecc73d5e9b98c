// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/keeper/due_task.h"

namespace liteboxd::sandbox {

std::vector<DueTask> dueTasks(const SandboxPtr &sandbox)
{
    std::vector<DueTask> tasks;
    if (sandbox->state == SandboxState::Terminating)
        return tasks;
    const auto expiresAt = sandbox->expiresAt();
    if (expiresAt && !sandbox->isManagedByServer() && !sandbox->controller)
        tasks.push_back({DueTask::Kind::EndSandbox, *expiresAt, sandbox});
    if (sandbox->internetUntil)
        tasks.push_back({DueTask::Kind::CutInternet, *sandbox->internetUntil, sandbox});
    return tasks;
}

} // namespace liteboxd::sandbox
