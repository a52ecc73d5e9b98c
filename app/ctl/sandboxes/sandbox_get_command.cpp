// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/sandboxes/sandbox_get_command.h"

#include "app/ctl/sandboxes/sandbox_shape.h"

#include <QJsonArray>

namespace liteboxd::ctl {

void SandboxGetCommand::act(Invocation &invocation, const sandbox::FoundSandbox &found)
{
    m_usage = std::make_unique<UsageLook>(invocation, found.sandbox);
    connect(m_usage.get(), &UsageLook::finished, this, [this, &invocation, json = jsonOf(found.sandbox)] {
        m_domains = std::make_unique<DomainLook>(invocation, QJsonArray{m_usage->with(json)});
        connect(m_domains.get(), &DomainLook::finished, this, [this, &invocation] {
            invocation.output().item(sandboxShape(), m_domains->sandboxes().first().toObject());
            invocation.finish();
        });
        m_domains->start();
    });
    m_usage->start();
}

} // namespace liteboxd::ctl
