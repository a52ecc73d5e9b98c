// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"
#include "core/store/policy_edit_record.h"

namespace liteboxd::store {

/// Edits of policies; the newest 1,000 are kept. The database's thread; errors as Database's.
class PolicyEditTable
{
public:
    explicit PolicyEditTable(Database &database)
        : m_database(database)
    {}

    base::Result<void> add(const PolicyEditRecord &record);

    /// Of one policy, the newest first, at most `most`.
    base::Result<PolicyEditRecords> find(const PolicyPlace &place, int most);

private:
    Database &m_database;
};

} // namespace liteboxd::store
