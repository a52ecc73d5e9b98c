// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/annotation_values.h"

#include "core/sandbox/access_token.h"

#include <algorithm>
#include <charconv>
#include <string>

namespace liteboxd::sandbox {

namespace {

constexpr std::chrono::seconds longestTtl = std::chrono::hours(24 * 365 * 50);

} // namespace

std::optional<std::chrono::seconds> ttlFrom(std::string_view text)
{
    if (text.empty() || !std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    std::int64_t seconds = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
    if (error == std::errc::result_out_of_range)
        return longestTtl;
    if (seconds == 0)
        return std::nullopt;
    return std::min(std::chrono::seconds(seconds), longestTtl);
}

QStringList domainsFrom(std::string_view text)
{
    QStringList domains;
    const QString all = QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
    for (const QString &part : all.split(u',', Qt::SkipEmptyParts)) {
        const QString domain = part.trimmed();
        if (!domain.isEmpty())
            domains.append(domain);
    }
    return domains;
}

base::Secret accessTokenFrom(std::string_view text)
{
    return faultOf(text) == TokenFault::None ? base::Secret(std::string(text)) : base::Secret();
}

} // namespace liteboxd::sandbox
