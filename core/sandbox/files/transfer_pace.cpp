// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/files/transfer_pace.h"

#include <algorithm>

namespace liteboxd::sandbox {

namespace {

constexpr std::chrono::milliseconds interval{100}; // between samples
constexpr std::chrono::seconds span{5};
constexpr std::chrono::milliseconds enough{500};
constexpr std::chrono::hours longest{999};

} // namespace

void TransferPace::note(std::uint64_t bytes, Time now)
{
    const bool isSoon = m_samples.size() > 1 && now - m_samples[m_samples.size() - 2].at < interval;
    if (isSoon)
        m_samples.back() = {bytes, now};
    else
        m_samples.push_back({bytes, now});
    while (m_samples.size() > 2 && now - m_samples[1].at >= span)
        m_samples.pop_front();
}

std::optional<std::uint64_t> TransferPace::perSecond() const
{
    if (m_samples.empty())
        return std::nullopt;
    const auto &[firstBytes, first] = m_samples.front();
    const auto &[lastBytes, last] = m_samples.back();
    if (last - first < enough || lastBytes < firstBytes)
        return std::nullopt;
    const double seconds = std::chrono::duration<double>(last - first).count();
    return static_cast<std::uint64_t>(static_cast<double>(lastBytes - firstBytes) / seconds);
}

std::optional<std::chrono::seconds> TransferPace::left(std::optional<std::uint64_t> total) const
{
    const auto pace = perSecond();
    if (!pace || *pace == 0 || !total)
        return std::nullopt;
    const std::uint64_t rest = *total - std::min(*total, m_samples.back().bytes);
    const auto seconds = std::chrono::seconds(static_cast<std::int64_t>(rest / *pace));
    return seconds > longest ? std::nullopt : std::optional(seconds);
}

std::optional<int> shareOf(std::uint64_t bytes, std::optional<std::uint64_t> total)
{
    if (!total || *total == 0)
        return std::nullopt;
    return static_cast<int>(std::min(100.0, 100.0 * static_cast<double>(bytes) / static_cast<double>(*total)));
}

} // namespace liteboxd::sandbox
