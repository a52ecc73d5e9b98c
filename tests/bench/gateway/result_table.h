// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/bench/gateway/result_row.h"

namespace liteboxd::bench {

/// Prints a table in Markdown to stdout, row by row, as they come. A column has both figures of a peer that was
/// measured with two buffer sizes: default / 64 KiB.
class ResultTable
{
public:
    /// `missing`: names of those that are not installed here.
    ResultTable(const std::vector<Contender> &contenders, const std::vector<std::string> &missing);

    void print(const ResultRow &row) const;

private:
    const std::vector<Contender> &m_contenders;
};

} // namespace liteboxd::bench
