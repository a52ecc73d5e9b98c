// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command_row.h"

#include <vector>

namespace liteboxd::ctl {

/// The commands about what Hubble sees.
std::vector<CommandRow> flowCommands();

} // namespace liteboxd::ctl
