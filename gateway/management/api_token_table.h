// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/secret.h"
#include "gateway/management/routes/api_scope.h"

#include <string>
#include <string_view>
#include <vector>

namespace liteboxd::management {

/// Somebody who may use the management API. Holds no token, only its digest.
struct ApiToken
{
    std::string name; ///< who it is, in the audit log: a DNS label
    ApiScope scope = ApiScope::Read;
    base::TokenDigest digest{};
};

/// Who may use the management API: a text of lines `NAME SCOPE DIGEST`, the last SHA-256 of the token in 64 hex digits.
/// Empty lines and those that begin with # count for nothing. A value; any thread.
class ApiTokenTable
{
public:
    ApiTokenTable() = default;

    /// Malformed, with the number of the line as context and nothing of what it says; also for a name or a token that
    /// comes twice.
    static base::Result<ApiTokenTable> parse(std::string_view text);

    /// Reads it from a file of up to 1 MiB. FileUnreadable, or as parse() with "FILE:LINE" as context.
    static base::Result<ApiTokenTable> ofFile(const std::string &path);

    /// Whose token this is; nullptr: nobody's. Takes as long whatever is wrong with it.
    const ApiToken *find(std::string_view token) const;

    /// Whether somebody of this name has one.
    bool has(std::string_view name) const;

    std::size_t size() const { return m_tokens.size(); }

private:
    std::vector<ApiToken> m_tokens;
};

/// The line of a token in such a text, without the token itself; ends with a line feed. Pure.
std::string apiTokenLine(std::string_view name, ApiScope scope, std::string_view token);

} // namespace liteboxd::management
