// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/templates/template_export_command.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace liteboxd::ctl {

using sandbox::TemplateStore;

void TemplateExportCommand::declare(CLI::App &options)
{
    options.add_option("NAME", m_names, "only these templates");
}

void TemplateExportCommand::run(Invocation &invocation, TemplateStore &store)
{
    m_step = store.all(this, orFail<TemplateStore::Versions>(invocation, [this, &invocation](const auto &all) {
                           write(invocation, TemplateStore::newest(all));
                       }));
}

void TemplateExportCommand::write(Invocation &invocation, const TemplateStore::Versions &newest) const
{
    TemplateStore::Versions chosen = m_names.empty() ? newest : TemplateStore::Versions();
    for (const std::string &name : m_names) {
        const auto found = std::find_if(newest.begin(), newest.end(), [&name](const sandbox::SandboxTemplate &value) {
            return value.name == QString::fromStdString(name);
        });
        if (found == newest.end())
            return invocation.fail({base::ErrorCode::NotFound, "there is no such template", "template " + name});
        chosen.push_back(*found);
    }
    switch (invocation.output().format()) {
    case Format::Json:
    case Format::JsonLines:
        invocation.output().item({}, sandbox::templatesDocument(chosen));
        break;
    case Format::Name:
        for (const sandbox::SandboxTemplate &value : chosen)
            invocation.output().raw(value.name.toUtf8() + '\n');
        break;
    default:
        invocation.output().raw(sandbox::templatesToYaml(chosen));
    }
    invocation.finish();
}

} // namespace liteboxd::ctl
