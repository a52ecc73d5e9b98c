// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"
#include "core/store/history_record.h"

namespace liteboxd::store {

/// Which network configuration each sandbox had, and from when on; the newest 200,000 rows are kept. The database's
/// thread; errors as Database's.
class HistoryTable
{
public:
    explicit HistoryTable(Database &database)
        : m_database(database)
    {}

    /// Leaves out those that say what the last one of their pod said.
    base::Result<void> add(const HistoryRecords &records);

    /// Of one pod, the oldest first.
    base::Result<HistoryRecords> find(const QString &clusterUid, const QString &podUid);

private:
    Database &m_database;
};

} // namespace liteboxd::store
