// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QString>

#include <chrono>
#include <vector>

namespace liteboxd::store {

/// Which policy of which cluster.
struct PolicyPlace
{
    QString cluster{};   ///< the address of its API server
    QString nameSpace{}; ///< empty: it holds in the whole cluster
    QString kind{};
    QString name{};

    bool operator==(const PolicyPlace &) const = default;
};

/// A policy as somebody changed it through this user's console: what it was and what it became, without what the server
/// keeps in it.
struct PolicyEditRecord
{
    std::chrono::system_clock::time_point at{};
    PolicyPlace place{};
    QJsonObject before{};
    QJsonObject after{};

    bool operator==(const PolicyEditRecord &) const = default;
};

using PolicyEditRecords = std::vector<PolicyEditRecord>;

} // namespace liteboxd::store
