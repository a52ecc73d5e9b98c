// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command_row.h"

#include <vector>

namespace liteboxd::ctl {

/// The rows of the commands that look whether a cluster is as it should be.
std::vector<CommandRow> verifyCommands();

} // namespace liteboxd::ctl
