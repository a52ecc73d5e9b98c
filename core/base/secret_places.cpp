// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/secret_places.h"

#include "core/base/ascii.h"
#include "core/base/secret_forms.h"

#include <algorithm>
#include <array>
#include <string>

namespace liteboxd::base {

namespace {

constexpr std::string_view blanks = " \t";
constexpr std::string_view quotes = "\"'`";

bool isBlank(char c)
{
    return blanks.find(c) != std::string_view::npos;
}

bool isQuote(char c)
{
    return quotes.find(c) != std::string_view::npos;
}

bool isNameCharacter(char c)
{
    return isAlphanumeric(c) || c == '-' || c == '_' || c == '.';
}

/// What base64, URLs and tokens are written in.
bool isWordCharacter(char c)
{
    return isAlphanumeric(c) || std::string_view("-_.~+/=%").find(c) != std::string_view::npos;
}

/// Reads a text from one end to the other and notes the places.
class Search
{
public:
    explicit Search(std::string_view text)
        : m_text(text)
    {}

    std::vector<TextRange> run()
    {
        for (std::size_t at = 0; at < m_text.size(); ++at) {
            at = std::max(at, m_seen); // what is within a secret adds nothing
            if (at >= m_text.size())
                break;
            const char c = m_text[at];
            if (c == '=' || c == ':')
                takeNamed(at, at + 1);
            else if (m_text.substr(at, 3) == "%3D" || m_text.substr(at, 3) == "%3d")
                takeNamed(at, at + 3);
            else if (c == '-')
                takeDashes(at);
            if (isWordStart(at))
                takeWord(at);
        }
        takeHexRuns();
        return merged();
    }

private:
    char charAt(std::size_t at) const { return at < m_text.size() ? m_text[at] : '\0'; }

    template<class Fits>
    std::size_t endOfRun(std::size_t at, Fits fits) const
    {
        while (at < m_text.size() && fits(m_text[at]))
            ++at;
        return at;
    }

    std::size_t endOfLine(std::size_t at) const { return std::min(m_text.find_first_of("\r\n", at), m_text.size()); }

    /// A word begins where no letter or digit stands before; an escape like \n counts as none.
    bool isWordStart(std::size_t at) const
    {
        return isAlphanumeric(m_text[at]) &&
               (at == 0 || !isAlphanumeric(m_text[at - 1]) || (at > 1 && m_text[at - 2] == '\\'));
    }

    void note(std::size_t begin, std::size_t end)
    {
        if (begin >= end)
            return;
        m_found.push_back({begin, end});
        m_seen = std::max(m_seen, end);
    }

    /// The name that ends before `separator`, and whether it stands in quotes.
    std::string_view nameBefore(std::size_t separator, bool &isQuoted) const
    {
        std::size_t end = separator;
        while (end > 0 && separator - end < 2 && isBlank(m_text[end - 1]))
            --end;
        isQuoted = end > 0 && isQuote(m_text[end - 1]);
        if (isQuoted)
            --end;
        while (end > 0 && m_text[end - 1] == '\\')
            --end;
        std::size_t begin = end;
        constexpr std::size_t longestName = 64;
        while (begin > 0 && end - begin < longestName && isNameCharacter(m_text[begin - 1]))
            --begin;
        return m_text.substr(begin, end - begin);
    }

    /// `name=value`, `name: value`, `"name": "value"`.
    void takeNamed(std::size_t separator, std::size_t after)
    {
        bool isQuoted = false;
        const auto guarded = guardOf(nameBefore(separator, isQuoted));
        if (!guarded)
            return;
        const bool isProse = m_text[separator] == ':' && !isQuoted;
        std::size_t at = after;
        while (at < m_text.size() && isBlank(m_text[at]))
            ++at;
        const TextRange value = valueAt(at, *guarded == NameGuard::Line && isProse);
        const std::string_view text = m_text.substr(value.begin, value.end - value.begin);
        if (*guarded == NameGuard::IfRandom && isProse && !looksRandom(text))
            return;
        note(value.begin, value.end);
    }

    TextRange valueAt(std::size_t at, bool isLine) const
    {
        if (charAt(at) == '\\' && isQuote(charAt(at + 1)))
            return {at + 2, std::min(m_text.find_first_of("\\\"'`", at + 2), m_text.size())};
        if (isQuote(charAt(at)))
            return {at + 1, endOfQuoted(at + 1, m_text[at])};
        if (m_text.substr(at).starts_with("[redacted]"))
            return {at, at};
        if (isLine)
            return {at, std::min(m_text.find_first_of("\r\n\"'`", at), m_text.size())};
        return {at, std::min(m_text.find_first_of(" \t\r\n,;&)}]<>\"'`", at), m_text.size())};
    }

    std::size_t endOfQuoted(std::size_t at, char quote) const
    {
        while (at < m_text.size() && m_text[at] != quote)
            at += m_text[at] == '\\' ? 2 : 1;
        return std::min(at, m_text.size());
    }

    /// `--name value`, or the first line of a key in PEM.
    void takeDashes(std::size_t at)
    {
        if (m_text.substr(at, 11) == "-----BEGIN " && (at == 0 || m_text[at - 1] != '-'))
            return takePem(at);
        if (m_text.substr(at, 2) != "--" || (at > 0 && isNameCharacter(m_text[at - 1])))
            return;
        const std::size_t end = endOfRun(at + 2, isNameCharacter);
        if (!isBlank(charAt(end)) || !guardOf(m_text.substr(at + 2, end - at - 2)))
            return;
        const std::size_t begin = endOfRun(end, isBlank);
        if (charAt(begin) != '-') {
            const TextRange value = valueAt(begin, false);
            note(value.begin, value.end);
        }
    }

    void takePem(std::size_t at)
    {
        const std::string_view head = m_text.substr(at, 64);
        const std::size_t kind = head.find("PRIVATE KEY-----");
        if (kind == std::string_view::npos || head.find('\n') < kind)
            return;
        const std::size_t foot = m_text.find("-----END ", at);
        note(at, foot == std::string_view::npos ? m_text.size() : std::min(endOfLine(foot), foot + 64));
    }

    void takeWord(std::size_t at)
    {
        if (at >= m_wordEnd)
            m_wordEnd = endOfRun(at, isWordCharacter);
        const std::size_t end = m_wordEnd;
        std::string_view word = m_text.substr(at, end - at);
        while (word.ends_with('.'))
            word.remove_suffix(1); // of the sentence
        if (hasSecretForm(word))
            note(at, at + word.size());
        if (charAt(end) == ':' && m_text.substr(end, 3) == "://")
            takeUserInfo(end + 3);
        if (const auto scheme = schemeNamed(word); scheme && isBlank(charAt(end)))
            takeCredentials(*scheme, endOfRun(end, isBlank));
    }

    void takeUserInfo(std::size_t at)
    {
        constexpr std::size_t longest = 1024;
        const std::string_view rest = m_text.substr(at, longest);
        const std::string_view authority = rest.substr(0, rest.find_first_of("/?# \t\r\n\"'`<>"));
        // A password may hold a slash that somebody forgot to encode: an @ further on in the word still ends it.
        const bool hasPassword = authority.find(':') != std::string_view::npos;
        const std::size_t sign =
            hasPassword ? rest.substr(0, rest.find_first_of(" \t\r\n\"'`<>")).rfind('@') : authority.rfind('@');
        if (sign != std::string_view::npos)
            note(at, at + sign);
    }

    void takeCredentials(AuthScheme scheme, std::size_t at)
    {
        std::size_t end = endOfRun(at, isWordCharacter);
        while (end > at && m_text[end - 1] == '.')
            --end;
        if (areCredentials(scheme, m_text.substr(at, end - at)))
            note(at, end);
    }

    void takeHexRuns()
    {
        constexpr std::size_t shortestSecret = 64;
        for (std::size_t at = 0; at < m_text.size();) {
            const std::size_t end = endOfRun(at, [](char c) { return hexValue(c) >= 0; });
            if (end - at >= shortestSecret)
                note(at, end);
            at = end + 1;
        }
    }

    std::vector<TextRange> merged()
    {
        std::sort(m_found.begin(), m_found.end(),
                  [](const TextRange &a, const TextRange &b) { return a.begin < b.begin; });
        std::vector<TextRange> apart;
        for (const TextRange &range : m_found) {
            if (!apart.empty() && range.begin <= apart.back().end)
                apart.back().end = std::max(apart.back().end, range.end);
            else
                apart.push_back(range);
        }
        return apart;
    }

    std::string_view m_text;
    std::vector<TextRange> m_found;
    std::size_t m_seen = 0;    ///< up to here a secret was found
    std::size_t m_wordEnd = 0; ///< of the word that was looked at last
};

} // namespace

std::vector<TextRange> secretPlaces(std::string_view text)
{
    return Search(text).run();
}

} // namespace liteboxd::base
