// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/streams/container_shell.h"

namespace liteboxd::kube {

std::vector<std::vector<std::string>> containerShells()
{
    return {{"sh", "-c", "TERM=xterm-256color; export TERM; command -v bash >/dev/null 2>&1 && exec bash; exec sh"},
            {"bash"}};
}

} // namespace liteboxd::kube
