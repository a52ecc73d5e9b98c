// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/global_options.h"

#include <optional>

namespace liteboxd::ctl {

/// Adds the --output of the commands below `flows`, which has one of its own: the formats of every command.
void addReasonFormat(CLI::App &options, std::optional<Format> &format);

} // namespace liteboxd::ctl
