// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command.h"

#include <string>

namespace liteboxd::ctl {

/// `completion bash|zsh|fish`: a script for a shell, made from the command line's own table.
class CompletionCommand final : public Command
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;
    void start(Invocation &invocation) override;

private:
    std::string m_shell;
    const CLI::App *m_root = nullptr;
};

} // namespace liteboxd::ctl
