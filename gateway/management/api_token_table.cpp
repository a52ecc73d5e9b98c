// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/management/api_token_table.h"

#include "core/base/ascii.h"
#include "core/base/sandbox_id.h"

#include <algorithm>
#include <fstream>
#include <iterator>
#include <optional>

namespace liteboxd::management {

namespace {

constexpr std::size_t largestFile = 1U << 20U;

/// Takes the first word off a line.
std::string_view takeWord(std::string_view &line)
{
    line = base::trimmed(line);
    const std::size_t end = std::min(line.find_first_of(" \t"), line.size());
    const std::string_view word = line.substr(0, end);
    line.remove_prefix(end);
    return word;
}

std::optional<base::TokenDigest> parseDigest(std::string_view text)
{
    base::TokenDigest digest{};
    if (text.size() != 2 * digest.size())
        return std::nullopt;
    for (std::size_t i = 0; i < digest.size(); ++i) {
        const int high = base::hexValue(text[2 * i]);
        const int low = base::hexValue(text[2 * i + 1]);
        if (high < 0 || low < 0)
            return std::nullopt;
        digest[i] = static_cast<unsigned char>(high * 16 + low);
    }
    return digest;
}

} // namespace

base::Result<ApiTokenTable> ApiTokenTable::parse(std::string_view text)
{
    ApiTokenTable table;
    for (std::size_t number = 1; !text.empty(); ++number) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = base::trimmed(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (line.empty() || line.starts_with('#'))
            continue;
        const std::string where = "line " + std::to_string(number);
        const std::string_view who = takeWord(line);
        const auto scope = parseScope(takeWord(line));
        const auto digest = parseDigest(takeWord(line));
        if (!base::SandboxId::isValid(who) || !scope || !digest || !base::trimmed(line).empty())
            return base::fail(
                base::ErrorCode::Malformed,
                "an API token is a line NAME read|operate|admin DIGEST, with a DNS label as name and 64 hex "
                "digits as digest",
                where);
        const bool isTwice = std::any_of(table.m_tokens.begin(), table.m_tokens.end(), [&](const ApiToken &other) {
            return other.name == who || other.digest == *digest;
        });
        if (isTwice)
            return base::fail(base::ErrorCode::Malformed, "this name or this token stands there already", where);
        table.m_tokens.push_back({std::string(who), *scope, *digest});
    }
    return table;
}

base::Result<ApiTokenTable> ApiTokenTable::ofFile(const std::string &path)
{
    std::ifstream file(path, std::ios::binary);
    const std::string text(std::istreambuf_iterator<char>(file), {});
    if (!file.is_open() || file.bad() || text.size() > largestFile)
        return base::fail(base::ErrorCode::FileUnreadable, "the API tokens cannot be read", path);
    auto table = parse(text);
    if (!table)
        return base::fail(table.error().code, table.error().message, path + ", " + table.error().context);
    return table;
}

const ApiToken *ApiTokenTable::find(std::string_view token) const
{
    const base::TokenDigest given = base::digest(token);
    const ApiToken *found = nullptr;
    for (const ApiToken &each : m_tokens) {
        if (base::equal(each.digest, given))
            found = &each;
    }
    return found;
}

bool ApiTokenTable::has(std::string_view name) const
{
    return std::any_of(m_tokens.begin(), m_tokens.end(), [name](const ApiToken &each) { return each.name == name; });
}

std::string apiTokenLine(std::string_view name, ApiScope scope, std::string_view token)
{
    const base::TokenDigest digest = base::digest(token);
    std::string line(name);
    line.append(" ").append(management::name(scope)).append(" ").append(base::hex(digest));
    return line.append("\n");
}

} // namespace liteboxd::management
