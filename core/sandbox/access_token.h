// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/secret.h"

#include <optional>
#include <string>
#include <string_view>

namespace liteboxd::sandbox {

/// Why what stands in the place of an access token is none.
enum class TokenFault {
    None, ///< it is one
    Missing,
    TooShort,          ///< it could be guessed
    TooLong,           ///< no header would hold it
    ForbiddenCharacter ///< a blank, a line break, a control or anything beyond ASCII: a header or a terminal would
                       ///< break
};

/// An access token is 32 to 1,024 characters, each of 0x21 to 0x7E (RFC 9110 5.5, without the blank). Whoever made the
/// pod may have written anything.
TokenFault faultOf(std::string_view accessToken);

/// The digest in 64 hex digits, as an annotation has it, and back. Nothing where there are none.
std::string hexOf(const base::TokenDigest &digest);
std::optional<base::TokenDigest> digestFromHex(std::string_view text);

} // namespace liteboxd::sandbox
