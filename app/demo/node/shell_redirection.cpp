// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/node/shell_redirection.h"

#include <utility>

namespace liteboxd::demo {

ShellRedirection ShellRedirection::takenFrom(std::vector<std::string> &words)
{
    ShellRedirection out;
    std::vector<std::string> kept;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string &word = words[i];
        if (word == "2>&1") {
            out.errors = out.file.empty() ? Errors::ToOutput : Errors::WithFile;
        } else if (word == "2>/dev/null") {
            out.errors = Errors::Dropped;
        } else if (word == ">&2" || word == "1>&2") {
            out.toErrors = true;
        } else if (word.starts_with('>')) {
            out.appends = word.starts_with(">>");
            out.file = word.substr(out.appends ? 2 : 1);
            if (out.file.empty() && i + 1 < words.size()) // "> file"
                out.file = words[++i];
        } else {
            kept.push_back(word);
        }
    }
    words = std::move(kept);
    return out;
}

} // namespace liteboxd::demo
