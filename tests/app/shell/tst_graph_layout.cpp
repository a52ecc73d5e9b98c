// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/graph/graph_layout.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd::shell;

namespace {

Graph starOf(std::size_t sources)
{
    Graph graph;
    graph.nodes.push_back({u"pypi.org"_s, {}, 1});
    for (std::size_t at = 0; at < sources; ++at) {
        graph.nodes.push_back({QString::number(at), {}});
        graph.edges.push_back({at + 1, 0, {}});
    }
    return graph;
}

PlacedGraph placedBy(const QString &program, const Graph &graph)
{
    GraphLayout layout(program);
    PlacedGraph found;
    QObject::connect(&layout, &GraphLayout::placed, &layout, [&found](const PlacedGraph &placed) { found = placed; });
    QSignalSpy told(&layout, &GraphLayout::placed);
    layout.start(graph, std::vector<QSizeF>(graph.nodes.size(), QSizeF(80, 24)));
    if (told.isEmpty())
        told.wait(10'000);
    return found;
}

} // namespace

class GraphLayoutTest : public QObject
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
        const Graph graph = starOf(12);
        const PlacedGraph placed = placedBy(program, graph);
        QCOMPARE(placed.isPlain, isPlain);
        QCOMPARE(placed.nodes.size(), graph.nodes.size());
        QCOMPARE(placed.edges.size(), graph.edges.size());
        for (std::size_t a = 0; a < placed.nodes.size(); ++a) {
            for (std::size_t b = 0; b < a; ++b)
                QVERIFY(!placed.nodes[a].intersects(placed.nodes[b]));
        }
    }

    /// Whatever another program says, there is a graph.
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
};

QTEST_MAIN(GraphLayoutTest)
#include "tst_graph_layout.moc"
