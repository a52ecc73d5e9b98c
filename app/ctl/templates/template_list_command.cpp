// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/templates/template_list_command.h"

#include "app/ctl/frame/namespace_note.h"
#include "app/ctl/templates/template_shape.h"
#include "core/sandbox/sandbox_snapshot.h"

#include <map>

namespace liteboxd::ctl {

using sandbox::TemplateStore;

void TemplateListCommand::declare(CLI::App &) {}

void TemplateListCommand::run(Invocation &invocation, TemplateStore &store)
{
    m_step = store.all(this, orFail<TemplateStore::Versions>(invocation, [this, &invocation](const auto &all) {
                           count(invocation, TemplateStore::newest(all));
                       }));
}

void TemplateListCommand::count(Invocation &invocation, const TemplateStore::Versions &newest)
{
    Cluster &cluster = *invocation.cluster();
    m_step = sandbox::SandboxSnapshot::take(
        cluster.api(), cluster.nameSpace(), this,
        orFail<std::vector<sandbox::SandboxPtr>>(invocation, [this, &invocation, newest](const auto &sandboxes) {
            std::map<QString, int> counts;
            for (const sandbox::SandboxPtr &each : sandboxes)
                ++counts[each->templateName];
            QJsonArray items;
            for (const sandbox::SandboxTemplate &value : newest)
                items.append(templateJson(value, counts[value.name]));
            invocation.output().list(templateShape(), items);
            if (!items.isEmpty())
                return invocation.finish();
            m_step = sayIfNamespaceIsMissing(invocation, this, [&invocation] { invocation.finish(); });
        }));
}

} // namespace liteboxd::ctl
