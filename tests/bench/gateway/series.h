// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <vector>

namespace liteboxd::bench {

/// One proxy's figures in one row, a figure per round.
class Series
{
public:
    void add(double figure) { m_figures.push_back(figure); }
    bool isEmpty() const { return m_figures.empty(); }
    /// NaN where there is none.
    double median() const;

private:
    std::vector<double> m_figures;
};

} // namespace liteboxd::bench
