// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string_view>

namespace liteboxd::base {

/// How sure the name of a value makes it that the value is a secret.
enum class NameGuard {
    Always,
    IfRandom, ///< in prose ("no token: timed out") only what looks random
    Line      ///< all to the end of its line
};

/// Nothing for a name that nobody gives to a secret. "Id-Token" counts as "idtoken"; what stands before the last part
/// does not matter.
std::optional<NameGuard> guardOf(std::string_view name);

/// Whether a word has the form that some issuer gives to its tokens.
bool hasSecretForm(std::string_view word);

/// Long, and of letters and digits that make no word.
bool looksRandom(std::string_view word);

/// Schemes of the field Authorization.
enum class AuthScheme { Bearer, Basic };
std::optional<AuthScheme> schemeNamed(std::string_view word);

/// Whether a word is what the scheme takes, and not the next word of a sentence ("bearer token").
bool areCredentials(AuthScheme scheme, std::string_view word);

} // namespace liteboxd::base
