// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/gateway/contender.h"
#include "tests/bench/gateway/series.h"

#include <optional>
#include <string>
#include <vector>

namespace liteboxd::bench {

/// What the gateway's figure has to be; 0: no goal.
struct Budget
{
    double againstPeer = 0;  ///< divided by the best peer's
    double againstLimit = 0; ///< divided by the limit relay's
    double own = 0;          ///< itself
    bool limitIsSplice = false;
};

enum class Better { Less, More };

/// What a row of the table is about.
struct RowHead
{
    std::string name;
    std::string unit;
    Better better = Better::Less;
    Budget budget;
};

/// A row with its figures, judged.
class ResultRow
{
public:
    /// `series` as `contenders`; empty ones were not measured.
    ResultRow(RowHead head, const std::vector<Contender> &contenders, std::vector<Series> series);

    const RowHead &head() const { return m_head; }
    const std::vector<Series> &series() const { return m_series; }

    /// The gateway's median divided by the best peer's (the better of each peer's two), or by the limit's.
    std::optional<double> againstPeer() const;
    std::optional<double> againstLimit() const;

    enum class Verdict {
        NoGoal,
        Holds,
        Within, ///< misses by no more than 8 %, which is what a machine like ours resolves: it holds
        Misses,
    };
    /// Of all goals that could be judged.
    Verdict verdict() const;

private:
    std::optional<double> ratioTo(const std::vector<double> &others) const;
    std::vector<double> mediansOf(Contender::Role role) const;
    Verdict judge(std::optional<double> figure, double goal) const;

    RowHead m_head;
    const std::vector<Contender> &m_contenders;
    std::vector<Series> m_series;
};

} // namespace liteboxd::bench
