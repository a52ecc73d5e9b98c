// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/templates/template_apply_command.h"

#include "app/ctl/frame/input_file.h"
#include "app/ctl/templates/template_shape.h"
#include "core/store/audit_kinds.h"

#include <CLI/CLI.hpp>

#include <algorithm>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

void TemplateApplyCommand::declare(CLI::App &options)
{
    options.add_option("-f,--file", m_file, "the YAML to read; - is standard input")->type_name("FILE")->required();
    options.add_flag("--dry-run", m_isDryRun, "let the API server judge it, and store nothing");
}

void TemplateApplyCommand::run(Invocation &invocation, sandbox::TemplateStore &store)
{
    const auto text = readInput(m_file);
    if (!text)
        return invocation.fail(text.error());
    auto templates = sandbox::templatesFromYaml(*text);
    if (!templates)
        return invocation.fail(inFile(templates.error(), m_file));
    m_left = std::move(*templates);
    std::reverse(m_left.begin(), m_left.end());
    applyNext(invocation, store);
}

void TemplateApplyCommand::applyNext(Invocation &invocation, sandbox::TemplateStore &store)
{
    if (m_left.empty()) {
        if (m_answer == Answer::ItemOrList && m_applied.size() == 1)
            invocation.output().item(templateShape(), m_applied.first().toObject());
        else
            invocation.output().list(templateShape(), m_applied);
        return invocation.finish();
    }
    const sandbox::SandboxTemplate value = std::move(m_left.back());
    m_left.pop_back();
    if (!m_isDryRun)
        invocation.audit().begin(*invocation.cluster(), store::kinds::templateApply, value.name);
    const auto persistence = m_isDryRun ? kube::Persistence::DryRun : kube::Persistence::Store;
    m_step = store.apply(value, persistence, this,
                         orFail<sandbox::AppliedTemplate>(invocation, [this, &invocation, &store](const auto &applied) {
                             const std::string what = "template " + applied.value.name.toStdString() + ": version " +
                                                      std::to_string(applied.value.version);
                             invocation.messages().progress(what + (applied.isNew ? "" : ", unchanged"));
                             invocation.audit().done(applied.value.name, {{u"version"_s, applied.value.version},
                                                                          {u"changed"_s, applied.isNew}});
                             QJsonObject json = templateJson(applied.value);
                             json.insert(u"changed"_s, applied.isNew);
                             m_applied.append(json);
                             applyNext(invocation, store);
                         }));
}

} // namespace liteboxd::ctl
