// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/history_table.h"

#include "core/store/stored_json.h"
#include "core/store/stored_time.h"

namespace liteboxd::store {

using namespace Qt::Literals::StringLiterals;

base::Result<void> HistoryTable::add(const HistoryRecords &records)
{
    return m_database.inTransaction([&]() -> base::Result<void> {
        for (const HistoryRecord &record : records) {
            const QString network = storedJson(record.network);
            auto inserted =
                m_database.run(u"INSERT INTO history (at, cluster_uid, namespace, sandbox_id, pod_uid, network) "
                               "SELECT ?, ?, ?, ?, ?, ? WHERE ? IS NOT (SELECT network FROM history "
                               "WHERE pod_uid = ? AND cluster_uid = ? ORDER BY number DESC LIMIT 1)"_s,
                               {storedTime(record.at), record.clusterUid, record.nameSpace, record.sandboxId,
                                record.podUid, network, network, record.podUid, record.clusterUid});
            if (!inserted)
                return base::fail(std::move(inserted.error()));
        }
        return m_database.keepNewest(u"history"_s, 200'000);
    });
}

base::Result<HistoryRecords> HistoryTable::find(const QString &clusterUid, const QString &podUid)
{
    auto rows = m_database.run(u"SELECT at, cluster_uid, namespace, sandbox_id, pod_uid, network FROM history "
                               "WHERE pod_uid = ? AND cluster_uid = ? ORDER BY number"_s,
                               {podUid, clusterUid});
    if (!rows)
        return base::fail(std::move(rows.error()));
    HistoryRecords found;
    while (rows->next())
        found.push_back({timeFromStored(rows->value(0).toLongLong()), rows->value(1).toString(),
                         rows->value(2).toString(), rows->value(3).toString(), rows->value(4).toString(),
                         objectFromStored(rows->value(5).toString())});
    return found;
}

} // namespace liteboxd::store
