// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command_row.h"

namespace liteboxd::ctl {

/// Everything under `sandbox` and `internet`.
std::vector<CommandRow> sandboxCommands();

} // namespace liteboxd::ctl
