// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace liteboxd::kube {

/// Commands that give a person a shell in a container, to be tried in turn until one can be started: bash or sh with
/// TERM=xterm-256color (a container runtime says TERM=xterm, of 8 colours); plain bash where there is no sh. What is
/// typed before the shell runs stays for it, since sh -c reads no input. They are for ExecTerminal::Allocate.
const std::vector<std::vector<std::string>> &containerShells();

} // namespace liteboxd::kube
