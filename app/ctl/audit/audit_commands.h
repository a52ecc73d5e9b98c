// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command_row.h"

#include <vector>

namespace liteboxd::ctl {

/// The commands on what was done.
std::vector<CommandRow> auditCommands();

} // namespace liteboxd::ctl
