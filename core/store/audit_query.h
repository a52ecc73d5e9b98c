// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <chrono>
#include <optional>

namespace liteboxd::store {

/// Which rows of the audit trail are wanted. What is empty asks for nothing.
struct AuditQuery
{
    std::optional<std::chrono::system_clock::time_point> since{};
    qint64 after = 0; ///< only those with a larger number
    QString clusterUid{};
    QStringList kinds{};
    int most = 5000; ///< the newest of them
};

} // namespace liteboxd::store
