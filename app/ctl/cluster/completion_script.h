// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace CLI {
class App;
}

namespace liteboxd::ctl {

/// What can come behind a beginning of a command line.
struct CompletionWords
{
    std::string path;                 ///< "", "sandbox", "sandbox list"
    std::vector<std::string> words;   ///< verbs
    std::vector<std::string> options; ///< "--namespace"
};

/// Of every command there is, the outermost first.
std::vector<CompletionWords> completionWords(const CLI::App &root);

/// The script for `shell` (bash, zsh, fish), to be read by it at its start.
std::string completionScript(const std::vector<CompletionWords> &words, const std::string &shell);

} // namespace liteboxd::ctl
