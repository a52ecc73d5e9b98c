// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/audit_table.h"

#include "core/store/stored_json.h"
#include "core/store/stored_text.h"
#include "core/store/stored_time.h"

#include <algorithm>

namespace liteboxd::store {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr qint64 mostKept = 200'000;

const QString columns = u"at, through, kind, parameters, os_user, user, context, cluster_uid, namespace, object, "
                        "outcome, error_code, error_text"_s;

AuditRecord recordFrom(const QSqlQuery &row)
{
    AuditRecord record;
    int column = 0;
    const auto text = [&] { return row.value(column++).toString(); };
    record.number = row.value(column++).toLongLong();
    record.at = timeFromStored(row.value(column++).toLongLong());
    record.through = text();
    record.kind = text();
    record.parameters = objectFromStored(text());
    record.osUser = text();
    record.user = text();
    record.context = text();
    record.clusterUid = text();
    record.nameSpace = text();
    record.object = text();
    record.outcome = text();
    record.errorCode = text();
    record.errorText = text();
    return record;
}

} // namespace

base::Result<qint64> AuditTable::add(const AuditRecord &record)
{
    return m_database.add(
        u"audit"_s, u"INSERT INTO audit ("_s + columns + u") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"_s,
        {storedTime(record.at), storedText(record.through), storedText(record.kind), storedJson(record.parameters),
         storedText(record.osUser), storedText(record.user), storedText(record.context), storedText(record.clusterUid),
         storedText(record.nameSpace), storedText(record.object), storedText(record.outcome),
         storedText(record.errorCode), storedText(record.errorText)},
        mostKept);
}

base::Result<AuditRecords> AuditTable::find(const AuditQuery &query)
{
    QStringList conditions{u"number > ?"_s};
    QVariantList values{query.after};
    if (query.since) {
        conditions << u"at >= ?"_s;
        values << storedTime(*query.since);
    }
    if (!query.clusterUid.isEmpty()) {
        conditions << u"cluster_uid = ?"_s;
        values << query.clusterUid;
    }
    if (!query.kinds.isEmpty()) {
        conditions << u"kind IN ("_s + QStringList(query.kinds.size(), u"?"_s).join(u", "_s) + u')';
        for (const QString &kind : query.kinds)
            values << kind;
    }
    values << query.most;
    auto rows = m_database.run(u"SELECT number, "_s + columns + u" FROM audit WHERE "_s + conditions.join(u" AND "_s) +
                                   u" ORDER BY number DESC LIMIT ?"_s,
                               values);
    if (!rows)
        return base::fail(std::move(rows.error()));
    AuditRecords found;
    while (rows->next())
        found.push_back(recordFrom(*rows));
    std::reverse(found.begin(), found.end());
    return found;
}

} // namespace liteboxd::store
