// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace liteboxd::base {

/// What a header may show in a log: the value, or "[redacted]" for Authorization, Proxy-Authorization, Cookie,
/// Set-Cookie and X-Access-Token (any case).
std::string_view redactedFieldValue(std::string_view fieldName, std::string_view value);

/// A text for people with what looks like a secret taken out: runs of 64 hex digits, "Bearer …", JSON Web Tokens.
std::string redact(std::string_view text);

} // namespace liteboxd::base
