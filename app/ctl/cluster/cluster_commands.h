// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command_row.h"

namespace liteboxd::ctl {

/// version, whoami, context, completion.
std::vector<CommandRow> clusterCommands();

} // namespace liteboxd::ctl
