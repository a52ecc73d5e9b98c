// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/access_token.h"

#include <algorithm>

namespace liteboxd::sandbox {

TokenFault faultOf(std::string_view accessToken)
{
    constexpr std::size_t shortest = 32;
    constexpr std::size_t longest = 1024;
    if (accessToken.empty())
        return TokenFault::Missing;
    if (accessToken.size() > longest)
        return TokenFault::TooLong;
    if (!std::all_of(accessToken.begin(), accessToken.end(), [](char c) { return c >= 0x21 && c <= 0x7E; }))
        return TokenFault::ForbiddenCharacter;
    return accessToken.size() < shortest ? TokenFault::TooShort : TokenFault::None;
}

} // namespace liteboxd::sandbox
