// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/sandboxes/sandbox_get_command.h"

#include "app/ctl/sandboxes/sandbox_shape.h"

namespace liteboxd::ctl {

void SandboxGetCommand::act(Invocation &invocation, const sandbox::FoundSandbox &found)
{
    m_usage = std::make_unique<UsageLook>(invocation, found.sandbox.podName.toStdString());
    connect(m_usage.get(), &UsageLook::finished, this, [this, &invocation, json = jsonOf(found.sandbox)] {
        invocation.output().item(sandboxShape(), m_usage->with(json));
        invocation.finish();
    });
    m_usage->start();
}

} // namespace liteboxd::ctl
