// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/global_options.h"

#include <optional>
#include <string_view>

namespace liteboxd::ctl {

/// The format that --output calls so: table, wide, json, jsonl, yaml or name; nothing for any other word.
std::optional<Format> formatNamed(std::string_view name);

} // namespace liteboxd::ctl
