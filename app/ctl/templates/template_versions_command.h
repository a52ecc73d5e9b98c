// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/templates/template_command.h"

#include <string>

namespace liteboxd::ctl {

/// `template versions NAME`: all of them, the newest first, and how many sandboxes there are of each.
class TemplateVersionsCommand final : public TemplateCommand
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;

private:
    void run(Invocation &invocation, sandbox::TemplateStore &store) override;
    void count(Invocation &invocation, const sandbox::TemplateStore::Versions &versions);

    std::string m_name;
};

} // namespace liteboxd::ctl
