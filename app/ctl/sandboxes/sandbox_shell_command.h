// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/standard_input.h"
#include "app/ctl/frame/one_sandbox_command.h"
#include "app/ctl/sandboxes/raw_terminal.h"
#include "core/kube/streams/container_shell.h"
#include "core/kube/streams/exec_stream.h"

#include <memory>
#include <string>
#include <vector>

namespace liteboxd::ctl {

/// `sandbox shell ID`: a shell of a sandbox on this terminal, bash or sh where there is none. It ends with the shell's
/// exit code, and the terminal is as it was.
class SandboxShellCommand final : public OneSandboxCommand
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;
    void start(Invocation &invocation) override;

private:
    void act(Invocation &invocation, const sandbox::FoundSandbox &found) override;
    void run(Invocation &invocation, std::size_t shell);
    bool tryNext(Invocation &invocation);
    void resize();
    void feed();
    void finish(Invocation &invocation, int exitCode);

    kube::ExecCommand m_place;
    std::string m_container;
    const std::vector<std::vector<std::string>> m_shells = kube::containerShells();
    std::size_t m_shell = 0;
    bool m_hasOutput = false;
    qsizetype m_unanswered = 0; ///< of what was typed: sent to a shell that has not said a word yet
    RawTerminal::Size m_size;   ///< that the shell was told
    std::unique_ptr<RawTerminal> m_terminal;
    std::unique_ptr<StandardInput> m_input;
    std::unique_ptr<kube::ExecStream> m_stream;
};

} // namespace liteboxd::ctl
