// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace liteboxd::demo {

/// Cuts text at `separators` that are not within quotes, which are kept.
std::vector<std::string> cut(std::string_view text, std::string_view separators);

/// Cuts a statement at each "&&" that is not within quotes, which are kept.
std::vector<std::string> andList(std::string_view statement);

} // namespace liteboxd::demo
