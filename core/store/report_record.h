// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

#include <chrono>
#include <vector>

namespace liteboxd::store {

/// A verification of a cluster, as it ended.
struct ReportRecord
{
    std::chrono::system_clock::time_point finishedAt{};
    QString cluster{}; ///< the address of its API server
    QString nameSpace{};
    QString run{};    ///< id of the run
    QString result{}; ///< "pass", "fail", "inconclusive"
    QJsonObject report{};

    bool operator==(const ReportRecord &) const = default;
};

using ReportRecords = std::vector<ReportRecord>;

} // namespace liteboxd::store
