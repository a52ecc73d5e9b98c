// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/flow_segment_table.h"
#include "tests/core/store/store_fixture.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace liteboxd::store;

namespace {

using Time = std::chrono::system_clock::time_point;

Time at(qint64 seconds)
{
    return Time(std::chrono::seconds(seconds));
}

FlowSegment segmentOf(qint64 from, qint64 to, const QByteArray &content = "flows")
{
    FlowSegment segment;
    segment.from = at(from);
    segment.to = at(to);
    segment.clusterUid = u"c1"_s;
    segment.nameSpace = u"liteboxd"_s;
    segment.passed = 7;
    segment.dropped = 3;
    segment.lost = 2;
    segment.leftOut = 1;
    segment.content = content;
    return segment;
}

/// Does not get smaller by compression.
QByteArray noise(int size, quint32 seed)
{
    QByteArray made;
    quint32 state = seed * 2654435761U + 1;
    for (int at = 0; at < size; ++at) {
        state = state * 1664525U + 1013904223U;
        made.append(static_cast<char>(state >> 24));
    }
    return made;
}

} // namespace

/// The history of flows: what is kept of it, and how long.
class FlowSegmentsTest : public StoreFixture
{
    Q_OBJECT

private Q_SLOTS:
    void comesBackAsItWas();
    void findsWhatIsAskedFor_data();
    void findsWhatIsAskedFor();
    void timeIsRecordedOnce();
    void isBounded_data();
    void isBounded();
    void damageIsSaid();

private:
    base::Result<std::monostate> keep(Store &store, const FlowSegment &segment)
    {
        return wait<std::monostate>([&](auto done) { return store.keepFlows(segment, this, done); });
    }
    base::Result<FlowSegments> flows(Store &store, FlowSegmentQuery query = {})
    {
        query.clusterUid = query.clusterUid.isEmpty() ? u"c1"_s : query.clusterUid;
        query.nameSpace = u"liteboxd"_s;
        return wait<FlowSegments>([&](auto done) { return store.flows(query, this, done); });
    }
};

void FlowSegmentsTest::comesBackAsItWas()
{
    FlowSegment wanted = segmentOf(100, 110, noise(10'000, 1));
    {
        Store store(file());
        QVERIFY(keep(store, wanted));
    }
    Store again(file());
    const auto found = flows(again);
    QCOMPARE(found->size(), 1U);
    wanted.number = found->front().number;
    QVERIFY(found->front() == wanted);
    const auto spans = flows(again, {.content = FlowSegmentQuery::Content::Left});
    QVERIFY(spans->front().content.isEmpty());
    QCOMPARE(spans->front().dropped, std::uint64_t(3));
}

void FlowSegmentsTest::findsWhatIsAskedFor_data()
{
    QTest::addColumn<FlowSegmentQuery>("query");
    QTest::addColumn<std::size_t>("count");
    QTest::newRow("all") << FlowSegmentQuery{} << std::size_t(3);
    QTest::newRow("since, within one") << FlowSegmentQuery{.since = at(115)} << std::size_t(2);
    QTest::newRow("until, at its end") << FlowSegmentQuery{.until = at(110)} << std::size_t(1);
    QTest::newRow("after") << FlowSegmentQuery{.after = 2} << std::size_t(1);
    QTest::newRow("another cluster") << FlowSegmentQuery{.clusterUid = u"c2"_s} << std::size_t(0);
}

void FlowSegmentsTest::findsWhatIsAskedFor()
{
    QFETCH(FlowSegmentQuery, query);
    QFETCH(std::size_t, count);
    Store store(file());
    for (qint64 from = 100; from < 130; from += 10)
        QVERIFY(keep(store, segmentOf(from, from + 10)));
    QCOMPARE(flows(store, query)->size(), count);
}

void FlowSegmentsTest::timeIsRecordedOnce()
{
    Store store(file());
    Store other(file());
    QVERIFY(keep(store, segmentOf(100, 110)));
    QVERIFY(keep(other, segmentOf(100, 110)));
    QVERIFY(keep(other, segmentOf(105, 108)));
    QVERIFY(keep(other, segmentOf(90, 100)));
    QVERIFY(keep(other, segmentOf(110, 120)));
    QCOMPARE(flows(store)->size(), 3U);
}

void FlowSegmentsTest::isBounded_data()
{
    QTest::addColumn<int>("hours");
    QTest::addColumn<qint64>("bytes");
    QTest::addColumn<std::size_t>("kept");
    QTest::newRow("by nothing") << 100 << qint64(1'000'000) << std::size_t(10);
    QTest::newRow("by age") << 4 << qint64(1'000'000) << std::size_t(5);
    QTest::newRow("by size") << 100 << qint64(35'000) << std::size_t(3);
}

void FlowSegmentsTest::isBounded()
{
    QFETCH(int, hours);
    QFETCH(qint64, bytes);
    QFETCH(std::size_t, kept);
    auto database = Database::open(file(), at(0));
    QVERIFY(database);
    FlowSegmentTable table(**database, {std::chrono::hours(hours), bytes});
    for (quint32 hour = 0; hour < 10; ++hour)
        QVERIFY(table.add(segmentOf(hour * 3600, hour * 3600 + 10, noise(10'000, hour))));
    const auto found = table.find({.clusterUid = u"c1"_s, .nameSpace = u"liteboxd"_s});
    QCOMPARE(found->size(), kept);
    QCOMPARE(found->back().from, at(9 * 3600)); // the newest stay
}

void FlowSegmentsTest::damageIsSaid()
{
    auto database = Database::open(file(), at(0));
    QVERIFY(database);
    FlowSegmentTable table(**database);
    QVERIFY(table.add(segmentOf(100, 110)));
    QVERIFY((*database)->run(u"UPDATE flow_segment SET content = x'00ff'"_s));
    const auto found = table.find({.clusterUid = u"c1"_s, .nameSpace = u"liteboxd"_s});
    QVERIFY(!found);
    QCOMPARE(found.error().code, base::ErrorCode::Malformed);
}

QTEST_GUILESS_MAIN(FlowSegmentsTest)
#include "tst_flow_segments.moc"
