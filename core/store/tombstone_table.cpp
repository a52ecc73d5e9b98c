// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/tombstone_table.h"

#include "core/store/history_table.h"
#include "core/store/stored_json.h"
#include "core/store/stored_text.h"
#include "core/store/stored_time.h"

namespace liteboxd::store {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString columns = u"ended_at, cluster_uid, namespace, sandbox_id, pod_name, pod_uid, cause, reason, message, "
                        "exit_code, image, template, template_version, node, created_at, network, events, log, "
                        "through"_s;

Tombstone tombstoneFrom(const QSqlQuery &row)
{
    Tombstone found;
    int column = 0;
    const auto next = [&] { return row.value(column++); };
    found.endedAt = timeFromStored(next().toLongLong());
    found.clusterUid = next().toString();
    found.nameSpace = next().toString();
    found.sandboxId = next().toString();
    found.podName = next().toString();
    found.podUid = next().toString();
    found.cause = next().toString();
    found.reason = next().toString();
    found.message = next().toString();
    if (const QVariant code = next(); !code.isNull())
        found.exitCode = code.toInt();
    found.image = next().toString();
    found.templateName = next().toString();
    found.templateVersion = next().toInt();
    found.node = next().toString();
    if (const QVariant created = next(); !created.isNull())
        found.createdAt = timeFromStored(created.toLongLong());
    found.network = objectFromStored(next().toString());
    found.events = arrayFromStored(next().toString());
    const QString log = next().toString();
    if (!log.isEmpty())
        found.log = log.split(u'\n');
    found.recordedThrough = next().toString();
    return found;
}

} // namespace

base::Result<void> TombstoneTable::add(const Tombstone &tombstone)
{
    const QVariant exitCode = tombstone.exitCode ? QVariant(*tombstone.exitCode) : QVariant(QMetaType::fromType<int>());
    const QVariant createdAt =
        tombstone.createdAt ? QVariant(storedTime(*tombstone.createdAt)) : QVariant(QMetaType::fromType<qint64>());
    auto added = m_database.add(
        u"tombstone"_s,
        u"INSERT INTO tombstone ("_s + columns +
            u") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
            "ON CONFLICT (cluster_uid, pod_uid) DO UPDATE SET cause = excluded.cause "
            "WHERE tombstone.cause = 'deleted-by-other'"_s,
        {storedTime(tombstone.endedAt), storedText(tombstone.clusterUid), storedText(tombstone.nameSpace),
         storedText(tombstone.sandboxId), storedText(tombstone.podName), storedText(tombstone.podUid),
         storedText(tombstone.cause), storedText(tombstone.reason), storedText(tombstone.message), exitCode,
         storedText(tombstone.image), storedText(tombstone.templateName), tombstone.templateVersion,
         storedText(tombstone.node), createdAt, storedJson(tombstone.network), storedJson(tombstone.events),
         storedText(tombstone.log.join(u'\n')), storedText(tombstone.recordedThrough)},
        5000);
    return added ? base::Result<void>() : base::fail(std::move(added.error()));
}

base::Result<Tombstones> TombstoneTable::find(const TombstoneQuery &query)
{
    QStringList conditions{u"1"_s};
    QVariantList values;
    const auto ask = [&](const QString &column, const QString &value) {
        if (value.isEmpty())
            return;
        conditions << column + u" = ?"_s;
        values << value;
    };
    ask(u"cluster_uid"_s, query.clusterUid);
    ask(u"namespace"_s, query.nameSpace);
    ask(u"sandbox_id"_s, query.sandboxId);
    values << query.most;
    auto rows = m_database.run(u"SELECT "_s + columns + u" FROM tombstone WHERE "_s + conditions.join(u" AND "_s) +
                                   u" ORDER BY ended_at DESC, number DESC LIMIT ?"_s,
                               values);
    if (!rows)
        return base::fail(std::move(rows.error()));
    Tombstones found;
    while (rows->next())
        found.push_back(tombstoneFrom(*rows));
    for (Tombstone &tombstone : found) {
        if (auto added = addHistory(tombstone); !added)
            return base::fail(std::move(added.error()));
    }
    return found;
}

base::Result<void> TombstoneTable::addHistory(Tombstone &tombstone)
{
    auto history = HistoryTable(m_database).find(tombstone.clusterUid, tombstone.podUid);
    if (!history)
        return base::fail(std::move(history.error()));
    for (const HistoryRecord &record : *history) {
        QJsonObject item = record.network;
        item.insert(u"at"_s, isoText(record.at));
        tombstone.networkHistory.append(item);
    }
    return {};
}

base::Result<QStringList> TombstoneTable::podUids(const QString &clusterUid)
{
    auto rows = m_database.run(u"SELECT pod_uid FROM tombstone WHERE cluster_uid = ?"_s, {clusterUid});
    if (!rows)
        return base::fail(std::move(rows.error()));
    QStringList found;
    while (rows->next())
        found << rows->value(0).toString();
    return found;
}

} // namespace liteboxd::store
