// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

namespace liteboxd::base {

/// A part of a text: bytes from `begin` up to `end`.
struct TextRange
{
    std::size_t begin = 0;
    std::size_t end = 0;

    bool operator==(const TextRange &) const = default;
};

/// Where in a text that some program wrote something stands that looks like a secret, in order and apart from each
/// other. Found are
/// - values by their name: `token=…`, `"id_token": "…"`, `password: …`, `--client-secret …`, `Authorization: …`;
/// - words by their form: JSON Web Tokens, runs of 64 and more hex digits, the tokens of cloud providers, of
/// Kubernetes'
///   and K3s' bootstrap and of code hosts; what follows `Bearer` or `Basic`;
/// - user name and password in a URL, and private keys in PEM.
/// A text in prose ("got no token: timed out") has none. Takes a time linear in the length.
std::vector<TextRange> secretPlaces(std::string_view text);

} // namespace liteboxd::base
