// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace liteboxd::kube {

/// Whether a command gets something to read.
enum class ExecInput { None, Stream };

/// What a command writes to: two pipes, or one terminal.
enum class ExecTerminal { None, Allocate };

/// One command to run in a container that runs. A value.
struct ExecCommand
{
    std::string nameSpace;
    std::string pod;
    std::vector<std::string> command; ///< program and arguments; no shell reads them
    std::string container{};          ///< empty: the only one, or the pod's default
    ExecInput input = ExecInput::None;
    ExecTerminal terminal = ExecTerminal::None; ///< with one, errors come with the output

    /// Path and query for the API server: ".../pods/{pod}/exec?command=...".
    std::string target() const;

    /// For people, as Error::context: "sh in pods/{pod} in namespace ...". Arguments are left out: they may hold
    /// secrets.
    std::string text() const;
};

} // namespace liteboxd::kube
