// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/gateway/result_table.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace liteboxd::bench {

namespace {

std::string figureText(double figure)
{
    char text[32];
    std::snprintf(text, sizeof text, figure >= 1000 ? "%.0f" : "%.1f", figure);
    return text;
}

std::string seriesText(const Series &series)
{
    return figureText(series.median()) + " (" + figureText(series.least()) + "–" + figureText(series.most()) + ")";
}

} // namespace

double Series::median() const
{
    std::vector<double> sorted = m_figures;
    std::sort(sorted.begin(), sorted.end());
    const std::size_t middle = sorted.size() / 2;
    if (sorted.empty())
        return std::nan("");
    return sorted.size() % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

double Series::least() const
{
    return *std::min_element(m_figures.begin(), m_figures.end());
}

double Series::most() const
{
    return *std::max_element(m_figures.begin(), m_figures.end());
}

double ResultRow::ratio() const
{
    double best = series.at(1).median();
    for (std::size_t i = 2; i < series.size(); ++i)
        best = moreIsBetter ? std::max(best, series[i].median()) : std::min(best, series[i].median());
    return series.front().median() / best;
}

void printHeader(const std::vector<std::string> &proxies)
{
    std::printf("| row, unit |");
    for (const std::string &proxy : proxies)
        std::printf(" %s |", proxy.c_str());
    std::printf(" ratio | goal |\n|---|");
    for (std::size_t i = 0; i < proxies.size() + 2; ++i)
        std::printf("---|");
    std::printf("\n");
    std::fflush(stdout);
}

void printRow(const ResultRow &row)
{
    std::printf("| %s, %s |", row.name.c_str(), row.unit.c_str());
    for (const Series &series : row.series)
        std::printf(" %s |", seriesText(series).c_str());
    std::printf(" %.2f |", row.ratio());
    if (row.goal > 0)
        std::printf(" %s %.2f |\n", row.moreIsBetter ? "≥" : "≤", row.goal);
    else
        std::printf(" |\n");
    std::fflush(stdout);
}

} // namespace liteboxd::bench
