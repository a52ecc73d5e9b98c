// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace liteboxd::base {

/// What a header may show in a log: the value, or "[redacted]" for Authorization, Proxy-Authorization, Cookie,
/// Set-Cookie and X-Access-Token (any case).
std::string_view redactedFieldValue(std::string_view fieldName, std::string_view value);

/// A text for people with "[redacted]" in place of each part that looks like a secret (secretPlaces() says which). The
/// one redaction of this project: of logs, of errors, and of what other programs write.
std::string redact(std::string_view text);

} // namespace liteboxd::base
