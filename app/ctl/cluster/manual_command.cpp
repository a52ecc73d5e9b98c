// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/cluster/manual_command.h"

#include "app/ctl/cluster/manual_page.h"

#include <CLI/CLI.hpp>

namespace liteboxd::ctl {

void ManualCommand::declare(CLI::App &options)
{
    m_root = &options;
    while (m_root->get_parent() != nullptr)
        m_root = m_root->get_parent();
}

void ManualCommand::start(Invocation &invocation)
{
    const std::string page = manualPage(*m_root, LITEBOXD_VERSION);
    invocation.output().raw({page.data(), static_cast<qsizetype>(page.size())});
    invocation.finish();
}

} // namespace liteboxd::ctl
