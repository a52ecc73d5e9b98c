// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/gateway/bench_options.h"
#include "tests/bench/gateway/result_row.h"
#include "tests/bench/gateway/stage.h"

#include <functional>
#include <string>
#include <vector>

namespace liteboxd::bench {

/// One way of measuring a proxy, which gives one figure or more: a row of the table each.
struct Measurement
{
    enum class Repeats { EachRound, Once }; ///< Once: it repeats what has to be repeated within itself

    Stage::Kind stage = Stage::Kind::OneCore;
    std::vector<RowHead> rows;
    std::function<std::vector<double>(const Target &, const BenchOptions &)> take;
    Repeats repeats = Repeats::EachRound;

    /// The splice relay, whose connections cost four descriptors more each, takes part where it is the limit.
    bool concerns(Contender::Role role) const
    {
        return role != Contender::Role::SpliceLimit || rows.front().budget.limitIsSplice;
    }
};

/// All rows of the design's budget, and the rest of the table.
std::vector<Measurement> allMeasurements(const BenchOptions &options);

} // namespace liteboxd::bench
