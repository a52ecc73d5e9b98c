// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/templates/template_command.h"

#include <string>
#include <vector>

namespace liteboxd::ctl {

/// `template export [NAME…]`: the newest versions as the YAML they came in, or as JSON with -o json.
class TemplateExportCommand final : public TemplateCommand
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;

private:
    void run(Invocation &invocation, sandbox::TemplateStore &store) override;
    void write(Invocation &invocation, const sandbox::TemplateStore::Versions &newest) const;

    std::vector<std::string> m_names;
};

} // namespace liteboxd::ctl
