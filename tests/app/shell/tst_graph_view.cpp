// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/graph/graph_layout.h"
#include "app/shell/graph/graph_view.h"

#include <QGraphicsScene>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd::shell;

/// What is drawn of a graph.
class GraphViewTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// What is read anew and has not changed costs nothing.
    void drawsOnlyWhatHasChanged()
    {
        Graph graph;
        graph.nodes = {{u"a"_s, u"a"_s}, {u"b"_s, u"b"_s, 1}};
        graph.edges = {{0, 1, u"a to b"_s}};
        GraphView view;
        const PlacedGraph placed = placeInColumns(graph, view.sizesFor(graph));
        view.show(graph, placed);
        const auto drawn = view.scene()->items();
        QCOMPARE(drawn.size(), 3);
        view.show(graph, placed);
        QCOMPARE(view.scene()->items(), drawn);
        graph.edges.front().text = u"a to b, twice"_s;
        view.show(graph, placed);
        QCOMPARE(view.scene()->items().size(), 3);
        QCOMPARE(view.graph().edges.front().text, u"a to b, twice"_s);
    }
};

QTEST_MAIN(GraphViewTest)
#include "tst_graph_view.moc"
