// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/templates/template_command.h"

namespace liteboxd::ctl {

/// `template list`: the newest version of each, and how many sandboxes there are of it.
class TemplateListCommand final : public TemplateCommand
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;

private:
    void run(Invocation &invocation, sandbox::TemplateStore &store) override;
    void count(Invocation &invocation, const sandbox::TemplateStore::Versions &newest);
};

} // namespace liteboxd::ctl
