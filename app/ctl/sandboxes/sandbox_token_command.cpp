// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/sandboxes/sandbox_token_command.h"

#include "app/ctl/sandboxes/token_shape.h"

namespace liteboxd::ctl {

void SandboxTokenCommand::act(Invocation &invocation, const sandbox::FoundSandbox &found)
{
    if (found.sandbox.accessToken.isEmpty())
        return invocation.fail({base::ErrorCode::NotFound, "it has no access token", "sandbox " + id()},
                               "liteboxctl sandbox rotate gives it one.");
    invocation.output().item(tokenShape(), tokenJson(found.sandbox));
    invocation.finish();
}

} // namespace liteboxd::ctl
