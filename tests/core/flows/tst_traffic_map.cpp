// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flows/flow_words.h"
#include "core/flows/traffic_map.h"
#include "tests/core/flows/sample_flows.h"

#include <QTest>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::flows {

namespace {

using Grouping = MapOptions::Grouping;

/// So many sandboxes, each asking for a name that some of them share; every tenth is denied.
FlowDigest digestOf(int sandboxes, int names)
{
    FlowDigest digest;
    for (int at = 0; at < sandboxes; ++at) {
        const QString id = u"%1"_s.arg(at, 8, 16, QLatin1Char('0'));
        const QString name = u"host%1.example"_s.arg(at % names);
        const QString address = u"198.51.100.%1"_s.arg(at % names % 250);
        digest.take(at % 10 == 0 ? droppedToWorld(id, address, name) : forwardedToWorld(id, address, name));
    }
    return digest;
}

std::uint64_t total(const TrafficMap &map)
{
    std::uint64_t count = 0;
    for (const MapEdge &edge : map.edges)
        count += edge.count;
    return count;
}

} // namespace

class TrafficMapTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void groupsStayBounded_data();
    void groupsStayBounded();
    void verdictsHaveLinesOfTheirOwn();
    void wordsFindTheFlows();
};

void TrafficMapTest::groupsStayBounded_data()
{
    QTest::addColumn<int>("sandboxes");
    QTest::addColumn<int>("names");
    QTest::addColumn<Grouping>("grouping");
    QTest::addColumn<std::size_t>("nodes");
    QTest::newRow("none") << 0 << 1 << Grouping::Automatic << std::size_t(0);
    QTest::newRow("a few, each") << 5 << 3 << Grouping::Automatic << std::size_t(8);
    QTest::newRow("many by template") << 2000 << 3 << Grouping::Automatic << std::size_t(2 + 3);
    QTest::newRow("many by drops") << 2000 << 3 << Grouping::Verdict << std::size_t(2 + 3);
    QTest::newRow("many, each") << 2000 << 3 << Grouping::Nothing << std::size_t(40 + 1 + 3);
    QTest::newRow("many names") << 2000 << 200 << Grouping::Verdict << std::size_t(2 + 40 + 1);
}

void TrafficMapTest::groupsStayBounded()
{
    QFETCH(int, sandboxes);
    QFETCH(int, names);
    QFETCH(Grouping, grouping);
    QFETCH(std::size_t, nodes);
    MapOptions options;
    options.grouping = grouping;
    options.templateOf = [](const QString &id) { return id.endsWith(u'0') ? u"python"_s : QString(); };
    const FlowDigest digest = digestOf(sandboxes, names);
    const TrafficMap map = trafficMap(digest, options);
    QCOMPARE(map.nodes.size(), nodes);
    QCOMPARE(total(map), static_cast<std::uint64_t>(sandboxes)); // those without room are counted all the same
    for (const MapEdge &edge : map.edges) {
        QVERIFY(map.nodes.at(edge.from).asks);
        QVERIFY(!map.nodes.at(edge.to).asks);
    }
    qsizetype asking = 0;
    for (const MapNode &node : map.nodes)
        asking += node.asks ? node.members : 0;
    QCOMPARE(asking, sandboxes);
}

void TrafficMapTest::verdictsHaveLinesOfTheirOwn()
{
    FlowDigest digest;
    digest.take(forwardedToWorld(u"0a1b2c3d"_s, u"198.51.100.1"_s, u"pypi.org"_s));
    digest.take(droppedToWorld(u"0a1b2c3d"_s, u"198.51.100.1"_s, u"pypi.org"_s));
    digest.take(droppedToWorld(u"0a1b2c3d"_s, u"198.51.100.1"_s, u"pypi.org"_s));
    const TrafficMap map = trafficMap(digest, {});
    QCOMPARE(map.nodes.size(), std::size_t(2));
    QCOMPARE(map.edges.size(), std::size_t(2));
    QCOMPARE(map.edges[0].verdict, Verdict::Forwarded);
    QCOMPARE(map.edges[1].verdict, Verdict::Dropped);
    QCOMPARE(map.edges[1].count, std::uint64_t(2));
    QCOMPARE(map.edges[1].ports, QStringList{u"443"_s});
}

void TrafficMapTest::wordsFindTheFlows()
{
    FlowDigest digest;
    digest.take(droppedToWorld(u"0a1b2c3d"_s, u"198.51.100.1"_s, u"pypi.org"_s));
    const TrafficMap map = trafficMap(digest, {});
    QCOMPARE(map.nodes[0].filter, u"--from-sandbox 0a1b2c3d"_s);
    QCOMPARE(map.nodes[1].filter, u"--to-fqdn pypi.org"_s);
    QCOMPARE(map.edges[0].filter, u"--from-sandbox 0a1b2c3d --to-fqdn pypi.org --verdict DROPPED"_s);
    QVERIFY(parseFlowLine(map.edges[0].filter, {}).has_value());
}

} // namespace liteboxd::flows

QTEST_GUILESS_MAIN(liteboxd::flows::TrafficMapTest)
#include "tst_traffic_map.moc"
