// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/gateway/result_row.h"

#include <algorithm>

namespace liteboxd::bench {

namespace {

constexpr double resolution = 1.08;

} // namespace

ResultRow::ResultRow(RowHead head, const std::vector<Contender> &contenders, std::vector<Series> series)
    : m_head(std::move(head))
    , m_contenders(contenders)
    , m_series(std::move(series))
{}

std::vector<double> ResultRow::mediansOf(Contender::Role role) const
{
    std::vector<double> medians;
    for (std::size_t i = 0; i < m_series.size(); ++i) {
        if (m_contenders[i].role == role && !m_series[i].isEmpty())
            medians.push_back(m_series[i].median());
    }
    return medians;
}

std::optional<double> ResultRow::ratioTo(const std::vector<double> &others) const
{
    const std::vector<double> own = mediansOf(Contender::Role::Gateway);
    if (own.empty() || others.empty())
        return std::nullopt;
    const auto [least, most] = std::minmax_element(others.begin(), others.end());
    const double best = m_head.better == Better::Less ? *least : *most;
    return best > 0 ? std::optional(own.front() / best) : std::nullopt;
}

std::optional<double> ResultRow::againstPeer() const
{
    return ratioTo(mediansOf(Contender::Role::Peer));
}

std::optional<double> ResultRow::againstLimit() const
{
    const bool splice = m_head.budget.limitIsSplice;
    return ratioTo(mediansOf(splice ? Contender::Role::SpliceLimit : Contender::Role::CopyLimit));
}

ResultRow::Verdict ResultRow::judge(std::optional<double> figure, double goal) const
{
    if (!figure || goal == 0)
        return Verdict::NoGoal;
    const double excess = m_head.better == Better::Less ? *figure / goal : goal / *figure;
    if (excess <= 1)
        return Verdict::Holds;
    return excess <= resolution ? Verdict::Within : Verdict::Misses;
}

ResultRow::Verdict ResultRow::verdict() const
{
    const std::vector<double> own = mediansOf(Contender::Role::Gateway);
    const Budget &budget = m_head.budget;
    return std::max({judge(againstPeer(), budget.againstPeer), judge(againstLimit(), budget.againstLimit),
                     judge(own.empty() ? std::nullopt : std::optional(own.front()), budget.own)});
}

} // namespace liteboxd::bench
