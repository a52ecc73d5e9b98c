// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/graph/placed_graph.h"
#include "app/shell/graph/graph.h"

#include <QObject>
#include <QProcess>
#include <QSizeF>
#include <QTimer>

#include <vector>

namespace liteboxd::shell {

/// Has graphviz place a graph: its program `dot` in a process of its own, so that nothing waits for it and its licence
/// stays its own. Of the graph it is told numbers and sizes, no text. Where it is not there, does not answer within ten
/// seconds, or says nonsense, the graph is placed in columns. GUI thread; destroying it ends what is under way.
class GraphLayout : public QObject
{
    Q_OBJECT

public:
    /// `program` is found through PATH.
    explicit GraphLayout(QString program = QStringLiteral("dot"), QObject *parent = nullptr);
    ~GraphLayout() override;

    /// Places this graph, whose nodes have these sizes in pixels; what was asked before is forgotten.
    void start(const Graph &graph, const std::vector<QSizeF> &sizes);

    bool isBusy() const { return m_process != nullptr; }

Q_SIGNALS:
    /// Once for each start() that no other one followed.
    void placed(const liteboxd::shell::PlacedGraph &graph);

private:
    void end(const QByteArray &output);
    void forget();

    const QString m_program;
    Graph m_graph;
    std::vector<QSizeF> m_sizes;
    QProcess *m_process = nullptr;
    QTimer m_limit;
};

/// What `dot -Tjson` said of a graph with so many nodes and edges; isPlain with no nodes if it cannot be read.
PlacedGraph readDot(const QByteArray &json, std::size_t nodes, std::size_t edges);

/// Each node in the column that it names.
PlacedGraph placeInColumns(const Graph &graph, const std::vector<QSizeF> &sizes);

} // namespace liteboxd::shell
