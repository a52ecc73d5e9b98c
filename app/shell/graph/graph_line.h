// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/graph/placed_graph.h"
#include "app/shell/graph/graph.h"

#include <QGraphicsItem>

namespace liteboxd::shell {

/// A line of a graph as it is drawn. GUI thread.
class GraphLine final : public QGraphicsItem
{
public:
    /// Few lines are drawn finely; of a thousand a pixel each is enough, and takes a tenth of the time.
    enum class Stroke { Fine, Plain };

    GraphLine(const GraphEdge &edge, std::size_t number, PlacedGraph::Line line, Stroke stroke);

    std::size_t number() const { return m_number; }
    void setCurrent(bool isCurrent);

    QRectF boundingRect() const override;
    QPainterPath shape() const override; ///< wide enough to be hit
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    const std::size_t m_number;
    const ColorRole m_role;
    const Qt::PenStyle m_style;
    const qreal m_width;
    const PlacedGraph::Line m_line;
    const Stroke m_stroke;
    const QRectF m_bounds;
    bool m_isCurrent = false;
};

} // namespace liteboxd::shell
