// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/decode/api_time.h"

#include <QDateTime>

namespace liteboxd::kube {

namespace {

constexpr std::int64_t endOfTime = 7'289'654'400; // 2201-01-01T00:00:00Z

} // namespace

std::optional<std::chrono::system_clock::time_point> timeFromText(std::string_view text)
{
    constexpr std::size_t longest = 40; // nanoseconds and a numeric zone fit
    if (text.empty() || text.size() > longest)
        return std::nullopt;
    const auto date =
        QDateTime::fromString(QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size())), Qt::ISODateWithMs);
    // Without a zone it would mean something else on each machine.
    if (!date.isValid() || date.timeSpec() == Qt::LocalTime)
        return std::nullopt;
    const std::chrono::milliseconds sinceEpoch(date.toMSecsSinceEpoch());
    if (sinceEpoch.count() < 0 || sinceEpoch >= std::chrono::seconds(endOfTime))
        return std::nullopt;
    return std::chrono::system_clock::time_point(sinceEpoch);
}

std::optional<std::chrono::system_clock::time_point> timeFromSeconds(std::int64_t seconds)
{
    if (seconds < 0 || seconds >= endOfTime)
        return std::nullopt;
    return std::chrono::system_clock::time_point(std::chrono::seconds(seconds));
}

} // namespace liteboxd::kube
