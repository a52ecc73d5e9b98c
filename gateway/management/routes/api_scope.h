// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace liteboxd::management {

/// What an API token may do; each includes those before it.
enum class ApiScope {
    Read,    ///< see everything but access tokens
    Operate, ///< make, use and end sandboxes, and see their access tokens
    Admin,   ///< change what all sandboxes share: templates and policies
};

/// "read", "operate", "admin"
std::string_view name(ApiScope scope);
std::optional<ApiScope> parseScope(std::string_view text);

} // namespace liteboxd::management
