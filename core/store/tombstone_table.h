// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/database.h"
#include "core/store/tombstone.h"
#include "core/store/tombstone_query.h"

#include <QStringList>

namespace liteboxd::store {

/// What is kept of sandboxes that ended; the newest 5,000. The database's thread; errors as Database's.
class TombstoneTable
{
public:
    explicit TombstoneTable(Database &database)
        : m_database(database)
    {}

    /// One of the same pod stays as it is, for what was recorded first saw more of it; but who knows the cause puts it in
    /// place of "deleted-by-other".
    base::Result<void> add(const Tombstone &tombstone);

    /// The newest first.
    base::Result<Tombstones> find(const TombstoneQuery &query);

    /// The uids of pods that have one.
    base::Result<QStringList> podUids(const QString &clusterUid);

private:
    base::Result<void> addHistory(Tombstone &tombstone);

    Database &m_database;
};

} // namespace liteboxd::store
