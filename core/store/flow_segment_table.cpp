// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/flow_segment_table.h"

#include "core/store/stored_text.h"
#include "core/store/stored_time.h"

#include <algorithm>

namespace liteboxd::store {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int s_compression = 1; // fast: names and labels repeat, so that it is small all the same

qint64 stored(std::uint64_t number)
{
    return static_cast<qint64>(number);
}

std::uint64_t unsignedFrom(const QVariant &value)
{
    return static_cast<std::uint64_t>(std::max<qint64>(0, value.toLongLong()));
}

} // namespace

base::Result<void> FlowSegmentTable::add(const FlowSegment &segment)
{
    const QByteArray content = qCompress(segment.content, s_compression);
    const qint64 from = storedTime(segment.from);
    const qint64 to = storedTime(segment.to);
    return m_database.inTransaction([&]() -> base::Result<void> {
        auto inserted = m_database.run(
            u"INSERT INTO flow_segment (from_at, to_at, cluster_uid, namespace, passed, dropped, lost, left_out, size, "
            "content) SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM flow_segment "
            "WHERE cluster_uid = ? AND namespace = ? AND from_at < ? AND to_at > ?)"_s,
            {from, to, storedText(segment.clusterUid), storedText(segment.nameSpace), stored(segment.passed),
             stored(segment.dropped), stored(segment.lost), stored(segment.leftOut),
             static_cast<qint64>(content.size()), content, storedText(segment.clusterUid),
             storedText(segment.nameSpace), to, from});
        if (!inserted)
            return base::fail(std::move(inserted.error()));
        return prune(segment.to);
    });
}

base::Result<void> FlowSegmentTable::prune(std::chrono::system_clock::time_point newest)
{
    auto aged = m_database.run(u"DELETE FROM flow_segment WHERE to_at < ?"_s, {storedTime(newest - m_bounds.age)});
    if (!aged)
        return base::fail(std::move(aged.error()));
    auto large = m_database.run(
        u"DELETE FROM flow_segment WHERE number <= (SELECT max(number) FROM (SELECT number, sum(size) OVER "
        "(ORDER BY number DESC) AS whole FROM flow_segment) WHERE whole > ?)"_s,
        {m_bounds.bytes});
    return large ? base::Result<void>() : base::fail(std::move(large.error()));
}

base::Result<FlowSegments> FlowSegmentTable::find(const FlowSegmentQuery &query)
{
    const bool isWhole = query.content == FlowSegmentQuery::Content::Whole;
    QString statement = u"SELECT number, from_at, to_at, passed, dropped, lost, left_out"_s;
    statement += isWhole ? u", content"_s : QString();
    statement += u" FROM flow_segment WHERE cluster_uid = ? AND namespace = ? AND number > ?"_s;
    QVariantList values{storedText(query.clusterUid), storedText(query.nameSpace), query.after};
    if (query.since) {
        statement += u" AND to_at > ?"_s;
        values << storedTime(*query.since);
    }
    if (query.until) {
        statement += u" AND from_at < ?"_s;
        values << storedTime(*query.until);
    }
    auto rows = m_database.run(statement + u" ORDER BY from_at, number"_s, values);
    if (!rows)
        return base::fail(std::move(rows.error()));
    FlowSegments found;
    while (rows->next()) {
        FlowSegment segment;
        segment.number = rows->value(0).toLongLong();
        segment.from = timeFromStored(rows->value(1).toLongLong());
        segment.to = timeFromStored(rows->value(2).toLongLong());
        segment.clusterUid = query.clusterUid;
        segment.nameSpace = query.nameSpace;
        segment.passed = unsignedFrom(rows->value(3));
        segment.dropped = unsignedFrom(rows->value(4));
        segment.lost = unsignedFrom(rows->value(5));
        segment.leftOut = unsignedFrom(rows->value(6));
        if (isWhole) {
            const QByteArray packed = rows->value(7).toByteArray();
            segment.content = qUncompress(packed);
            if (segment.content.isNull())
                return base::fail(base::ErrorCode::Malformed, "recorded flows cannot be read",
                                  isoText(segment.from).toStdString());
        }
        found.push_back(std::move(segment));
    }
    return found;
}

} // namespace liteboxd::store
