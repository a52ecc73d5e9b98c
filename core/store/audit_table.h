// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/audit_query.h"
#include "core/store/audit_record.h"
#include "core/store/database.h"

namespace liteboxd::store {

/// The rows of the audit trail; the newest 200,000 are kept. The database's thread; errors as Database's.
class AuditTable
{
public:
    explicit AuditTable(Database &database)
        : m_database(database)
    {}

    /// The number of the new row.
    base::Result<qint64> add(const AuditRecord &record);

    /// The oldest first.
    base::Result<AuditRecords> find(const AuditQuery &query);

private:
    Database &m_database;
};

} // namespace liteboxd::store
