// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

namespace liteboxd::base {

/// Text that must not be seen: an access token, a password. It has no operator<< and no implicit conversion;
/// its memory is wiped when it goes.
class Secret
{
public:
    Secret() = default;
    explicit Secret(std::string text)
        : m_text(std::move(text))
    {}
    ~Secret();
    Secret(const Secret &) = default;
    Secret(Secret &&other) noexcept;
    Secret &operator=(Secret other) noexcept;

    bool isEmpty() const { return m_text.empty(); }

    /// The text itself: only where it goes on the wire, to the keychain or to the clipboard.
    const std::string &reveal() const { return m_text; }

    bool operator==(const Secret &other) const;

private:
    std::string m_text;
};

/// SHA-256 of a token: all that a route table keeps of it.
using TokenDigest = std::array<unsigned char, 32>;
TokenDigest digest(std::string_view token);

/// Compares in constant time (CRYPTO_memcmp).
bool equal(const TokenDigest &a, const TokenDigest &b);

/// 64 hex digits from OpenSSL's CSPRNG: a new access token, or any other random secret.
std::string randomHex64();

} // namespace liteboxd::base
