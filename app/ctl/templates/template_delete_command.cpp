// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/templates/template_delete_command.h"

#include "core/store/audit_kinds.h"

#include <CLI/CLI.hpp>

namespace liteboxd::ctl {

using namespace Qt::Literals::StringLiterals;

void TemplateDeleteCommand::declare(CLI::App &options)
{
    options.add_option("NAME", m_name, "the template")->required();
    options.add_flag("--dry-run", m_isDryRun, "let the API server judge it, and delete nothing");
}

void TemplateDeleteCommand::run(Invocation &invocation, sandbox::TemplateStore &store)
{
    if (!m_isDryRun)
        invocation.audit().begin(*invocation.cluster(), store::kinds::templateDelete, QString::fromStdString(m_name));
    const auto persistence = m_isDryRun ? kube::Persistence::DryRun : kube::Persistence::Store;
    m_step = store.remove(QString::fromStdString(m_name), persistence, this,
                          orFail<int>(invocation, [this, &invocation](int removed) {
                              const Shape shape{Shape::member("name"),
                                                {{"NAME", Shape::member("name")},
                                                 {"VERSIONS DELETED", Shape::member("versionsDeleted")}}};
                              invocation.output().item(shape, {{u"name"_s, QString::fromStdString(m_name)},
                                                               {u"versionsDeleted"_s, removed}});
                              invocation.finish();
                          }));
}

} // namespace liteboxd::ctl
