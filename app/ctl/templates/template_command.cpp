// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/templates/template_command.h"

namespace liteboxd::ctl {

void TemplateCommand::start(Invocation &invocation)
{
    Cluster *const cluster = invocation.cluster();
    if (cluster == nullptr)
        return;
    invocation.limitTime(std::chrono::seconds(60), "the templates of namespace " + cluster->nameSpace());
    m_store = std::make_unique<sandbox::TemplateStore>(cluster->api(), cluster->nameSpace());
    run(invocation, *m_store);
}

} // namespace liteboxd::ctl
