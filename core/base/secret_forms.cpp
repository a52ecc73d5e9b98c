// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret_forms.h"

#include "core/base/ascii.h"

#include <algorithm>
#include <array>
#include <string>

namespace liteboxd::base {

namespace {

struct NameForm
{
    std::string_view ending;
    NameGuard guard;
};

constexpr std::array nameForms{
    NameForm{"authorization", NameGuard::Line},
    NameForm{"cookie", NameGuard::Line},
    NameForm{"password", NameGuard::Always},
    NameForm{"passwd", NameGuard::Always},
    NameForm{"passphrase", NameGuard::Always},
    NameForm{"secret", NameGuard::Always},
    NameForm{"secretkey", NameGuard::Always},
    NameForm{"secretaccesskey", NameGuard::Always},
    NameForm{"privatekey", NameGuard::Always},
    NameForm{"clientkeydata", NameGuard::Always},
    NameForm{"apikey", NameGuard::IfRandom},
    NameForm{"accesskey", NameGuard::IfRandom},
    NameForm{"accesskeyid", NameGuard::IfRandom},
    NameForm{"assertion", NameGuard::IfRandom},
    NameForm{"authorizationcode", NameGuard::IfRandom},
    NameForm{"credential", NameGuard::IfRandom},
    NameForm{"credentials", NameGuard::IfRandom},
    NameForm{"devicecode", NameGuard::IfRandom},
    NameForm{"sessionid", NameGuard::IfRandom},
    NameForm{"signature", NameGuard::IfRandom},
    NameForm{"token", NameGuard::IfRandom},
};

/// Names that are too short to be the end of others.
constexpr std::array wholeNames{"pass", "pwd", "sig", "sas", "pin"};

struct WordForm
{
    std::string_view prefix;
    std::size_t shortestRest;
};

constexpr std::array wordForms{
    WordForm{"eyJ", 8},          // JSON in base64: JSON Web Tokens and their parts
    WordForm{"k8s-aws-v1.", 8},  // Amazon EKS
    WordForm{"AKIA", 12},        // AWS
    WordForm{"ASIA", 12},        // AWS
    WordForm{"FwoGZXIvYXdz", 8}, // AWS, temporary
    WordForm{"IQoJb3JpZ2lu", 8}, // AWS, temporary
    WordForm{"ya29.", 8},        // Google
    WordForm{"AIza", 24},        // Google
    WordForm{"GOCSPX-", 8},      // Google
    WordForm{"sha256~", 16},     // OpenShift
    WordForm{"hvs.", 16},        // Vault
    WordForm{"hvb.", 16},        // Vault
    WordForm{"dop_v1_", 16},     // DigitalOcean
    WordForm{"ghp_", 16},        // GitHub
    WordForm{"gho_", 16},        // GitHub
    WordForm{"ghu_", 16},        // GitHub
    WordForm{"ghs_", 16},        // GitHub
    WordForm{"ghr_", 16},        // GitHub
    WordForm{"github_pat_", 16}, // GitHub
    WordForm{"glpat-", 16},      // GitLab
    WordForm{"xoxb-", 8},        // Slack
    WordForm{"xoxp-", 8},        // Slack
    WordForm{"K10", 64},         // K3s: K10, the digest of its authority, ::, a password
};

/// kubeadm and K3s: six characters, a full stop, sixteen.
bool isBootstrapToken(std::string_view word)
{
    constexpr std::size_t idSize = 6;
    constexpr std::size_t secretSize = 16;
    if (word.size() != idSize + 1 + secretSize || word[idSize] != '.')
        return false;
    const auto isOne = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'); };
    const std::string_view secret = word.substr(idSize + 1);
    return std::all_of(word.begin(), word.begin() + idSize, isOne) &&
           std::all_of(secret.begin(), secret.end(), isOne) &&
           secret.find_first_of("0123456789") != std::string_view::npos;
}

int base64Value(char c)
{
    constexpr std::string_view digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    const std::size_t at = digits.find(c);
    return at == std::string_view::npos ? -1 : static_cast<int>(at);
}

/// RFC 7617: user name, colon, password, in base64.
bool areBasicCredentials(std::string_view word)
{
    while (word.ends_with('='))
        word.remove_suffix(1);
    unsigned bits = 0;
    int count = 0;
    bool hasColon = false;
    for (const char c : word) {
        const int value = base64Value(c);
        if (value < 0)
            return false;
        bits = bits << 6U | static_cast<unsigned>(value);
        count += 6;
        if (count >= 8) {
            count -= 8;
            hasColon = hasColon || ((bits >> static_cast<unsigned>(count)) & 0xffU) == ':';
        }
    }
    return hasColon;
}

} // namespace

std::optional<NameGuard> guardOf(std::string_view name)
{
    std::string plain;
    for (const char c : name) {
        if (isAlphanumeric(c))
            plain.push_back(lower(c));
    }
    if (std::find(wholeNames.begin(), wholeNames.end(), plain) != wholeNames.end() && name != "PWD")
        return NameGuard::IfRandom;
    const auto *const form = std::find_if(nameForms.begin(), nameForms.end(),
                                          [&plain](const NameForm &known) { return plain.ends_with(known.ending); });
    return form == nameForms.end() ? std::nullopt : std::optional(form->guard);
}

bool hasSecretForm(std::string_view word)
{
    const bool isKnown = std::any_of(wordForms.begin(), wordForms.end(), [word](const WordForm &form) {
        return word.starts_with(form.prefix) && word.size() >= form.prefix.size() + form.shortestRest;
    });
    return isKnown || isBootstrapToken(word);
}

bool looksRandom(std::string_view word)
{
    constexpr std::size_t shortest = 8;
    constexpr std::size_t longestWord = 24;
    const bool hasDigit = word.find_first_of("0123456789") != std::string_view::npos;
    return word.size() >= longestWord || (hasDigit && word.size() >= shortest);
}

std::optional<AuthScheme> schemeNamed(std::string_view word)
{
    if (equalsIgnoringCase(word, "bearer"))
        return AuthScheme::Bearer;
    return equalsIgnoringCase(word, "basic") ? std::optional(AuthScheme::Basic) : std::nullopt;
}

bool areCredentials(AuthScheme scheme, std::string_view word)
{
    if (scheme == AuthScheme::Basic)
        return areBasicCredentials(word);
    constexpr std::array prose{"token",         "tokens",      "auth", "authentication",
                               "authorization", "credentials", "is",   "was"};
    return !word.empty() && std::none_of(prose.begin(), prose.end(),
                                         [word](std::string_view other) { return equalsIgnoringCase(word, other); });
}

} // namespace liteboxd::base
