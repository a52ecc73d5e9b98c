// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/templates/template_rollback_command.h"

#include "app/ctl/templates/template_shape.h"
#include "core/store/audit_kinds.h"

#include <CLI/CLI.hpp>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

void TemplateRollbackCommand::declare(CLI::App &options)
{
    options.add_option("NAME", m_name, "the template")->required();
    options.add_option("--to", m_to, "the version to go back to")
        ->type_name("N")
        ->required()
        ->check(CLI::Range(1, 1'000'000'000).description(""));
    options.add_flag("--dry-run", m_isDryRun, "let the API server judge it, and store nothing");
}

void TemplateRollbackCommand::run(Invocation &invocation, sandbox::TemplateStore &store)
{
    if (!m_isDryRun)
        invocation.audit().begin(*invocation.cluster(), store::kinds::templateRollback, QString::fromStdString(m_name),
                                 {{u"to"_s, m_to}});
    const auto persistence = m_isDryRun ? kube::Persistence::DryRun : kube::Persistence::Store;
    m_step = store.rollback(QString::fromStdString(m_name), m_to, persistence, this,
                            orFail<sandbox::AppliedTemplate>(invocation, [this, &invocation](const auto &applied) {
                                if (!applied.isNew)
                                    invocation.messages().note(
                                        "template " + m_name + ": version " + std::to_string(applied.value.version) +
                                        " says what version " + std::to_string(m_to) + " says; nothing was stored");
                                invocation.output().item(templateShape(), templateJson(applied.value));
                                invocation.finish();
                            }));
}

} // namespace liteboxd::ctl
