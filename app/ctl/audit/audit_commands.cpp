// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/audit/audit_commands.h"

#include "app/ctl/audit/audit_command.h"

namespace liteboxd::ctl {

std::vector<CommandRow> auditCommands()
{
    return {{"", "audit", "Lists what was done through console and liteboxctl", "liteboxctl audit --since 1h",
             make<AuditCommand>}};
}

} // namespace liteboxd::ctl
