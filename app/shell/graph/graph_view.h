// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/graph/placed_graph.h"
#include "app/shell/graph/graph.h"

#include <QGraphicsView>

#include <optional>
#include <vector>

namespace liteboxd::shell {

class GraphBox;
class GraphLine;

/// A graph that was placed. A click, or Enter, opens a node or a line; arrows go to the next one in their direction,
/// + and - and Ctrl with the wheel change the size, 0 shows the whole. What is current is said by the
/// accessible description, too. GUI thread.
class GraphView : public QGraphicsView
{
    Q_OBJECT

public:
    explicit GraphView(QWidget *parent = nullptr);

    /// The place that is looked at stays where the graph has the same parts as before.
    void show(const Graph &graph, const PlacedGraph &placed);
    void clear();

    const Graph &graph() const { return m_graph; }

    /// How large the nodes of a graph want to be.
    std::vector<QSizeF> sizesFor(const Graph &graph) const;

    /// What is said of the current node or line; empty: none is.
    QString currentText() const;

    void showWhole();

Q_SIGNALS:
    /// A click or Enter on a part: its number in the graph.
    void nodeOpened(std::size_t node);
    void edgeOpened(std::size_t edge);
    void currentChanged();

protected:
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    /// A node or a line, counted on behind the nodes.
    using Stop = std::size_t;

    std::optional<Stop> stopAt(const QPoint &point) const;
    QPointF placeOf(Stop stop) const;
    void go(const std::optional<Stop> &stop);
    void goTowards(const QPointF &direction);
    void open(Stop stop);
    void zoom(double factor);

    Graph m_graph;
    PlacedGraph m_placed;
    std::vector<GraphBox *> m_boxes; ///< the scene owns them
    std::vector<GraphLine *> m_lines;
    std::optional<Stop> m_current;
    QPoint m_pressedAt;
    bool m_isWhole = true; ///< nobody chose another size
};

} // namespace liteboxd::shell
