// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/sandboxes/sandbox_get_command.h"

#include "app/ctl/sandboxes/sandbox_shape.h"

namespace liteboxd::ctl {

void SandboxGetCommand::act(Invocation &invocation, const sandbox::FoundSandbox &found)
{
    invocation.output().item(sandboxShape(), jsonOf(found.sandbox));
    invocation.finish();
}

} // namespace liteboxd::ctl
