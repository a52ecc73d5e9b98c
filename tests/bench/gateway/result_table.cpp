// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/gateway/result_table.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>

namespace liteboxd::bench {

namespace {

std::string numberText(double figure)
{
    std::array<char, 32> text{};
    const double size = std::abs(figure);
    const char *const format = size >= 100 ? "%.0f" : size >= 10 ? "%.1f" : "%.2f";
    std::snprintf(text.data(), text.size(), format, figure);
    return text.data();
}

std::string ratioText(std::optional<double> ratio)
{
    return ratio ? numberText(*ratio) : "";
}

std::string goalText(const RowHead &head)
{
    const std::string sign = head.better == Better::Less ? "≤ " : "≥ ";
    const Budget &budget = head.budget;
    std::string text;
    const auto add = [&](const char *what, double goal) {
        if (goal > 0)
            text += (text.empty() ? "" : ", ") + std::string(what) + sign + numberText(goal);
    };
    add("peer ", budget.againstPeer);
    add(budget.limitIsSplice ? "splice " : "limit ", budget.againstLimit);
    add("", budget.own);
    return text;
}

const char *verdictText(ResultRow::Verdict verdict)
{
    switch (verdict) {
    case ResultRow::Verdict::NoGoal:
        return "";
    case ResultRow::Verdict::Holds:
        return "holds";
    case ResultRow::Verdict::Within:
        return "holds within 8 %";
    case ResultRow::Verdict::Misses:
        return "**misses**";
    }
    return "";
}

void printCells(const std::vector<std::string> &cells)
{
    std::printf("|");
    for (const std::string &cell : cells)
        std::printf(" %s |", cell.c_str());
    std::printf("\n");
    std::fflush(stdout);
}

} // namespace

ResultTable::ResultTable(const std::vector<Contender> &contenders, const std::vector<std::string> &missing)
    : m_contenders(contenders)
{
    std::vector<std::string> cells{"row, unit"};
    for (const Contender &contender : contenders) {
        const bool isMissing = std::find(missing.begin(), missing.end(), contender.name) != missing.end();
        if (contender.buffers == PeerSetup::Buffers::Default)
            cells.push_back(contender.name + (isMissing ? " (not installed)" : ""));
        else if (!isMissing)
            cells.back() += " / 64 KiB buffers";
    }
    cells.insert(cells.end(), {"÷ best peer", "÷ limit", "goal", ""});
    printCells(cells);
    printCells(std::vector<std::string>(cells.size(), "---"));
}

void ResultTable::print(const ResultRow &row) const
{
    const RowHead &head = row.head();
    std::vector<std::string> cells{head.unit.empty() ? head.name : head.name + ", " + head.unit};
    for (std::size_t i = 0; i < m_contenders.size(); ++i) {
        const Series &series = row.series()[i];
        const std::string text = series.isEmpty() ? "" : numberText(series.median());
        if (m_contenders[i].buffers == PeerSetup::Buffers::Default)
            cells.push_back(text);
        else if (!text.empty())
            cells.back() += " / " + text;
    }
    cells.insert(cells.end(), {ratioText(row.againstPeer()), ratioText(row.againstLimit()), goalText(head),
                               verdictText(row.verdict())});
    printCells(cells);
}

} // namespace liteboxd::bench
