// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/command_row.h"

#include <vector>

namespace liteboxd::ctl {

/// `forward` and the verbs of `gateway`.
std::vector<CommandRow> gatewayCommands();

} // namespace liteboxd::ctl
