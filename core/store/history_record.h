// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

#include <chrono>
#include <vector>

namespace liteboxd::store {

/// The network configuration that a sandbox had from a moment on, as its objects said.
struct HistoryRecord
{
    std::chrono::system_clock::time_point at{};
    QString clusterUid{};
    QString nameSpace{};
    QString sandboxId{};
    QString podUid{};
    QJsonObject network{}; ///< {allowInternetAccess, allowedDomains, until}

    bool operator==(const HistoryRecord &) const = default;
};

using HistoryRecords = std::vector<HistoryRecord>;

} // namespace liteboxd::store
