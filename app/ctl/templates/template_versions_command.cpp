// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/templates/template_versions_command.h"

#include "app/ctl/templates/template_shape.h"
#include "core/sandbox/sandbox_snapshot.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace liteboxd::ctl {

using sandbox::TemplateStore;

void TemplateVersionsCommand::declare(CLI::App &options)
{
    options.add_option("NAME", m_name, "the template")->required();
}

void TemplateVersionsCommand::run(Invocation &invocation, TemplateStore &store)
{
    m_step = store.versions(QString::fromStdString(m_name), this,
                            orFail<TemplateStore::Versions>(invocation, [this, &invocation](const auto &versions) {
                                count(invocation, versions);
                            }));
}

void TemplateVersionsCommand::count(Invocation &invocation, const TemplateStore::Versions &versions)
{
    Cluster &cluster = *invocation.cluster();
    m_step = sandbox::SandboxSnapshot::take(
        cluster.api(), cluster.nameSpace(), this,
        orFail<std::vector<sandbox::SandboxPtr>>(invocation, [&invocation, versions](const auto &sandboxes) {
            QJsonArray items;
            for (const sandbox::SandboxTemplate &value : versions) {
                const auto count = std::count_if(sandboxes.begin(), sandboxes.end(), [&value](const auto &each) {
                    return each->templateName == value.name && each->templateVersion == value.version;
                });
                items.append(templateJson(value, static_cast<int>(count)));
            }
            invocation.output().list(templateShape(), items);
            invocation.finish();
        }));
}

} // namespace liteboxd::ctl
