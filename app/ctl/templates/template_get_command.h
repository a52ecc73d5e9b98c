// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/templates/template_command.h"

#include <string>

namespace liteboxd::ctl {

/// `template get NAME [--version N]`, and how many sandboxes there are of that template.
class TemplateGetCommand final : public TemplateCommand
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;

private:
    void run(Invocation &invocation, sandbox::TemplateStore &store) override;
    void count(Invocation &invocation, const sandbox::SandboxTemplate &value);

    std::string m_name;
    int m_version = 0; ///< 0: the newest
};

} // namespace liteboxd::ctl
