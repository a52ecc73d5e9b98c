// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/templates/template_commands.h"

#include "app/ctl/templates/template_apply_command.h"
#include "app/ctl/templates/template_delete_command.h"
#include "app/ctl/templates/template_export_command.h"
#include "app/ctl/templates/template_get_command.h"
#include "app/ctl/templates/template_list_command.h"
#include "app/ctl/templates/template_rollback_command.h"
#include "app/ctl/templates/template_versions_command.h"

namespace liteboxd::ctl {

namespace {

std::unique_ptr<Command> makeApply()
{
    return std::make_unique<TemplateApplyCommand>(TemplateApplyCommand::Answer::ItemOrList);
}

std::unique_ptr<Command> makeImport()
{
    return std::make_unique<TemplateApplyCommand>(TemplateApplyCommand::Answer::List);
}

} // namespace

std::vector<CommandRow> templateCommands()
{
    const char *const noun = "template";
    return {
        {noun, "apply", "Stores templates from YAML, each as a new version", "liteboxctl template apply -f python.yaml",
         makeApply},
        {noun, "list", "Lists the newest version of every template", "liteboxctl template list",
         make<TemplateListCommand>},
        {noun, "get", "Shows a template", "liteboxctl template get python --version 2 -o yaml",
         make<TemplateGetCommand>},
        {noun, "versions", "Lists all versions of a template", "liteboxctl template versions python",
         make<TemplateVersionsCommand>},
        {noun, "rollback", "Makes an old version the newest again", "liteboxctl template rollback python --to 2",
         make<TemplateRollbackCommand>},
        {noun, "delete", "Deletes a template with all its versions", "liteboxctl template delete python",
         make<TemplateDeleteCommand>},
        {noun, "export", "Writes templates as YAML", "liteboxctl template export python > python.yaml",
         make<TemplateExportCommand>},
        {noun, "import", "Stores the templates of an export", "liteboxctl template import -f templates.yaml",
         makeImport},
    };
}

} // namespace liteboxd::ctl
