// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/templates/template_get_command.h"

#include "app/ctl/templates/template_shape.h"
#include "core/sandbox/sandbox_snapshot.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace liteboxd::ctl {

void TemplateGetCommand::declare(CLI::App &options)
{
    options.add_option("NAME", m_name, "the template")->required();
    options.add_option("--version", m_version, "this version instead of the newest")
        ->type_name("N")
        ->check(CLI::Range(1, 1'000'000'000).description(""));
}

void TemplateGetCommand::run(Invocation &invocation, sandbox::TemplateStore &store)
{
    const std::optional<int> version = m_version > 0 ? std::optional(m_version) : std::nullopt;
    m_step = store.get(QString::fromStdString(m_name), version, this,
                       orFail<sandbox::SandboxTemplate>(invocation, [this, &invocation](const auto &value) {
                           count(invocation, value);
                       }));
}

void TemplateGetCommand::count(Invocation &invocation, const sandbox::SandboxTemplate &value)
{
    Cluster &cluster = *invocation.cluster();
    m_step = sandbox::SandboxSnapshot::take(
        cluster.api(), cluster.nameSpace(), this,
        orFail<std::vector<sandbox::SandboxPtr>>(invocation, [&invocation, value](const auto &sandboxes) {
            const auto count = std::count_if(sandboxes.begin(), sandboxes.end(), [&value](const auto &each) {
                return each->templateName == value.name;
            });
            invocation.output().item(templateShape(), templateJson(value, static_cast<int>(count)));
            invocation.finish();
        }));
}

} // namespace liteboxd::ctl
