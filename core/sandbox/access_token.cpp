// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/access_token.h"

#include "core/base/ascii.h"

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

std::string hexOf(const base::TokenDigest &digest)
{
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (const unsigned char byte : digest) {
        text.push_back(digits[byte >> 4U]);
        text.push_back(digits[byte & 0xfU]);
    }
    return text;
}

std::optional<base::TokenDigest> digestFromHex(std::string_view text)
{
    base::TokenDigest digest{};
    if (text.size() != 2 * digest.size())
        return std::nullopt;
    for (std::size_t at = 0; at < digest.size(); ++at) {
        const int high = base::hexValue(text[2 * at]);
        const int low = base::hexValue(text[2 * at + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        digest[at] = static_cast<unsigned char>(high * 16 + low);
    }
    return digest;
}

} // namespace liteboxd::sandbox
