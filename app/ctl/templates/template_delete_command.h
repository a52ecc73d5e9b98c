// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/templates/template_command.h"

#include <string>

namespace liteboxd::ctl {

/// `template delete NAME`: all its versions. Sandboxes that were made from it stay.
class TemplateDeleteCommand final : public TemplateCommand
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;

private:
    void run(Invocation &invocation, sandbox::TemplateStore &store) override;

    std::string m_name;
    bool m_isDryRun = false;
};

} // namespace liteboxd::ctl
