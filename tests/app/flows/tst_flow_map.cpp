// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/flows/sample_flows.h"

#include "app/flows/map_pane.h"
#include "app/shell/widgets/choice_box.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace liteboxd::flows;

namespace {

TrafficMap mapOf(int sandboxes)
{
    FlowDigest digest;
    for (int at = 0; at < sandboxes; ++at)
        digest.take(droppedToWorld(u"%1"_s.arg(at, 8, 16, QLatin1Char('0')), u"198.51.100.1"_s, u"pypi.org"_s));
    return trafficMap(digest, {});
}

PlacedMap placedBy(const QString &program, const TrafficMap &map)
{
    MapLayout layout(program);
    PlacedMap found;
    QObject::connect(&layout, &MapLayout::placed, &layout, [&found](const PlacedMap &placed) { found = placed; });
    QSignalSpy told(&layout, &MapLayout::placed);
    layout.start(map, std::vector<QSizeF>(map.nodes.size(), QSizeF(80, 24)));
    if (told.isEmpty())
        told.wait(10'000);
    return found;
}

} // namespace

class FlowMapTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void placesWithoutOverlap_data()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<bool>("isPlain");
        QTest::newRow("graphviz") << u"dot"_s << false;
        QTest::newRow("no such program") << u"/no/such/dot"_s << true;
        QTest::newRow("fails") << u"false"_s << true;
        QTest::newRow("says nothing") << u"true"_s << true;
    }

    void placesWithoutOverlap()
    {
        QFETCH(QString, program);
        QFETCH(bool, isPlain);
        const TrafficMap map = mapOf(12);
        const PlacedMap placed = placedBy(program, map);
        QCOMPARE(placed.isPlain, isPlain);
        QCOMPARE(placed.nodes.size(), map.nodes.size());
        QCOMPARE(placed.edges.size(), map.edges.size());
        for (std::size_t a = 0; a < placed.nodes.size(); ++a) {
            for (std::size_t b = 0; b < a; ++b)
                QVERIFY(!placed.nodes[a].intersects(placed.nodes[b]));
        }
    }

    /// Whatever another program says, there is a map.
    void nonsenseIsRefused_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("{]");
        QTest::newRow("nodes are missing") << QByteArray(R"({"objects":[]})");
        QTest::newRow("a place that is none")
            << QByteArray(R"({"objects":[{"name":"n0","pos":"x,y","width":"1","height":"1"}]})");
        QTest::newRow("far away") << QByteArray(
            R"({"objects":[{"name":"n0","pos":"1e300,0","width":"1","height":"1"}]})");
        QTest::newRow("another number") << QByteArray(
            R"({"objects":[{"name":"n99","pos":"1,1","width":"1","height":"1"}]})");
    }

    void nonsenseIsRefused()
    {
        QFETCH(QByteArray, json);
        QVERIFY(readDot(json, 1, 0).isPlain);
    }

    /// Keys reach every part, and what is current is said to whoever does not see it.
    void keysReachNodesAndLines()
    {
        MapView view;
        view.resize(600, 300);
        const TrafficMap map = mapOf(2);
        view.show(map, placeInColumns(map, view.sizesFor(map)));
        QSignalSpy wished(&view, &MapView::filterWished);
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(view.accessibleDescription(), view.currentText());
        QVERIFY(view.currentText().contains(u"00000000"));
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(wished.takeLast().first().toString(), u"--from-sandbox 00000000"_s);
        QTest::keyClick(&view, Qt::Key_Right);
        QVERIFY(view.currentText().contains(u"pypi.org"));
        QVERIFY(view.currentText().contains(u"DROPPED"));
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(wished.takeLast().first().toString(),
                 u"--from-sandbox 00000000 --to-fqdn pypi.org --verdict DROPPED"_s);
        QTest::keyClick(&view, Qt::Key_Escape);
        QCOMPARE(view.currentText(), QString());
    }

    void aClickShowsTheFlows()
    {
        MapPane pane;
        pane.resize(700, 300);
        pane.show();
        FlowDigest digest;
        digest.take(droppedToWorld(u"0a1b2c3d"_s, u"198.51.100.1"_s, u"pypi.org"_s));
        pane.fill(digest, std::chrono::steady_clock::time_point(std::chrono::hours(1)));
        QTRY_COMPARE(pane.view()->map().nodes.size(), std::size_t(2));
        QSignalSpy wished(&pane, &MapPane::filterWished);
        const QRectF box = pane.view()->scene()->items(Qt::AscendingOrder).last()->sceneBoundingRect();
        QTest::mouseClick(pane.view()->viewport(), Qt::LeftButton, {}, pane.view()->mapFromScene(box.center()));
        QCOMPARE(wished.size(), 1);
        digest.take(droppedToWorld(u"0a1b2c3e"_s, u"198.51.100.1"_s, u"pypi.org"_s));
        pane.fill(digest, std::chrono::steady_clock::time_point(std::chrono::hours(1) + std::chrono::seconds(1)));
        QCOMPARE(pane.view()->map().nodes.size(), std::size_t(2)); // it was filled a moment ago
        pane.clear();
        QVERIFY(pane.view()->map().nodes.empty());
    }
};

QTEST_MAIN(FlowMapTest)
#include "tst_flow_map.moc"
