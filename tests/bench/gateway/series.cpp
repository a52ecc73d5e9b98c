// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/gateway/series.h"

#include <algorithm>
#include <cmath>

namespace liteboxd::bench {

double Series::median() const
{
    std::vector<double> sorted = m_figures;
    std::sort(sorted.begin(), sorted.end());
    const std::size_t middle = sorted.size() / 2;
    if (sorted.empty())
        return std::nan("");
    return sorted.size() % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

} // namespace liteboxd::bench
