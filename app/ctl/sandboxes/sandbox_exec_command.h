// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/standard_input.h"
#include "app/ctl/frame/one_sandbox_command.h"
#include "core/kube/streams/exec_stream.h"

#include <QTimer>

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace liteboxd::ctl {

/// `sandbox exec ID [-i] -- CMD…`: runs a command in a sandbox and ends with its exit code. Its output comes as it is
/// written; with -o json it is collected.
class SandboxExecCommand final : public OneSandboxCommand
{
    Q_OBJECT

public:
    void declare(CLI::App &options) override;

private:
    void act(Invocation &invocation, const sandbox::FoundSandbox &found) override;
    void feed(Invocation &invocation);
    void finish(Invocation &invocation, int exitCode);

    std::vector<std::string> m_words;
    std::string m_container;
    bool m_hasInput = false;
    std::optional<std::chrono::seconds> m_limit;
    QTimer m_timer;
    std::unique_ptr<kube::ExecStream> m_stream;
    std::unique_ptr<StandardInput> m_input;
    QByteArray m_output;
    QByteArray m_errors;
};

} // namespace liteboxd::ctl
