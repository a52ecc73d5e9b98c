// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/templates/template_command.h"

#include <string>

namespace liteboxd::ctl {

/// `template rollback NAME --to N`: makes version N the newest again, as a version of its own.
class TemplateRollbackCommand final : public TemplateCommand
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;

private:
    void run(Invocation &invocation, sandbox::TemplateStore &store) override;

    std::string m_name;
    int m_to = 0;
    bool m_isDryRun = false;
};

} // namespace liteboxd::ctl
