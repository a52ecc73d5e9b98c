// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/report_table.h"

#include "core/store/stored_json.h"
#include "core/store/stored_text.h"
#include "core/store/stored_time.h"

namespace liteboxd::store {

using namespace Qt::Literals::StringLiterals;

base::Result<void> ReportTable::add(const ReportRecord &record)
{
    auto added = m_database.add(
        u"report"_s,
        u"INSERT INTO report (finished_at, cluster, namespace, run, result, report) VALUES (?, ?, ?, ?, ?, ?)"_s,
        {storedTime(record.finishedAt), storedText(record.cluster), storedText(record.nameSpace),
         storedText(record.run), storedText(record.result), storedJson(record.report)},
        500);
    return added ? base::Result<void>() : base::fail(std::move(added.error()));
}

base::Result<ReportRecords> ReportTable::find(const QString &cluster, const QString &nameSpace, int most)
{
    auto rows = m_database.run(u"SELECT finished_at, cluster, namespace, run, result, report FROM report "
                               "WHERE cluster = ? AND namespace = ? ORDER BY number DESC LIMIT ?"_s,
                               {storedText(cluster), storedText(nameSpace), most});
    if (!rows)
        return base::fail(std::move(rows.error()));
    ReportRecords found;
    while (rows->next())
        found.push_back({timeFromStored(rows->value(0).toLongLong()), rows->value(1).toString(),
                         rows->value(2).toString(), rows->value(3).toString(), rows->value(4).toString(),
                         objectFromStored(rows->value(5).toString())});
    return found;
}

} // namespace liteboxd::store
