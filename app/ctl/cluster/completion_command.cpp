// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/cluster/completion_command.h"

#include "app/ctl/cluster/completion_script.h"

#include <CLI/CLI.hpp>

namespace liteboxd::ctl {

void CompletionCommand::declare(CLI::App &options)
{
    options.add_option("SHELL", m_shell, "bash, zsh or fish")
        ->required()
        ->check(CLI::IsMember({"bash", "zsh", "fish"}));
    m_root = &options;
    while (m_root->get_parent() != nullptr)
        m_root = m_root->get_parent();
}

void CompletionCommand::start(Invocation &invocation)
{
    const std::string script = completionScript(completionWords(*m_root), m_shell);
    invocation.output().raw({script.data(), static_cast<qsizetype>(script.size())});
    invocation.finish();
}

} // namespace liteboxd::ctl
