// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

namespace liteboxd::bench {

/// One proxy's figures in one row, a figure per round.
class Series
{
public:
    void add(double figure) { m_figures.push_back(figure); }
    double median() const;
    double least() const;
    double most() const;

private:
    std::vector<double> m_figures;
};

/// A row: one workload, a series per proxy. The first proxy is the one that is judged, by its median divided by the
/// better median of the others.
struct ResultRow
{
    std::string name;
    std::string unit;
    bool moreIsBetter = false;
    double goal = 0; ///< 0: none
    std::vector<Series> series;

    double ratio() const;
};

/// Prints a table in Markdown to stdout, line by line, as rows come.
void printHeader(const std::vector<std::string> &proxies);
void printRow(const ResultRow &row);

} // namespace liteboxd::bench
