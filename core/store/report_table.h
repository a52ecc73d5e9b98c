// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"
#include "core/store/report_record.h"

namespace liteboxd::store {

/// Verifications that were done; the newest 500 are kept. The database's thread; errors as Database's.
class ReportTable
{
public:
    explicit ReportTable(Database &database)
        : m_database(database)
    {}

    base::Result<void> add(const ReportRecord &record);

    /// Of one cluster and namespace, the newest first, at most `most`.
    base::Result<ReportRecords> find(const QString &cluster, const QString &nameSpace, int most);

private:
    Database &m_database;
};

} // namespace liteboxd::store
