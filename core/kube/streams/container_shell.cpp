// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/streams/container_shell.h"

namespace liteboxd::kube {

const std::vector<std::vector<std::string>> &containerShells()
{
    static const std::vector<std::vector<std::string>> all{
        {"sh", "-c", "TERM=xterm-256color; export TERM; command -v bash >/dev/null 2>&1 && exec bash; exec sh"},
        {"bash"}};
    return all;
}

} // namespace liteboxd::kube
