// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/graph/graph_line.h"

#include <QPainter>
#include <QWidget>

#include <cmath>

namespace liteboxd::shell {

namespace {

constexpr qreal s_reach = 8;     ///< how wide a line is for the mouse
constexpr qreal s_arrow = 7;     ///< length of its head
constexpr qreal s_spread = 0.45; ///< half the width of the head, by its length

/// A curve goes into its end from its last control point. To ask for a point at some length of it would measure all of
/// it, which takes longer than to paint it.
QPointF beforeEnd(const QPainterPath &path)
{
    const int count = path.elementCount();
    return count < 2 ? path.currentPosition() : QPointF(path.elementAt(count - 2));
}

} // namespace

GraphLine::GraphLine(const GraphEdge &edge, std::size_t number, PlacedGraph::Line line, Stroke stroke)
    : m_number(number)
    , m_role(edge.role)
    , m_style(edge.line)
    , m_width(edge.width)
    , m_line(std::move(line))
    , m_stroke(stroke)
    , m_bounds(m_line.path.controlPointRect())
{}

void GraphLine::setCurrent(bool isCurrent)
{
    m_isCurrent = isCurrent;
    setZValue(isCurrent ? 0.5 : 0);
    update();
}

QRectF GraphLine::boundingRect() const
{
    const qreal around = s_reach + s_arrow;
    return m_bounds.adjusted(-around, -around, around, around);
}

QPainterPath GraphLine::shape() const
{
    QPainterPathStroker wide;
    wide.setWidth(s_reach);
    return wide.createStroke(m_line.path);
}

void GraphLine::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *widget)
{
    const QColor ink = color(m_role, widget->palette());
    const bool isFine = m_stroke == Stroke::Fine || m_isCurrent;
    painter->setRenderHint(QPainter::Antialiasing, isFine);
    if (m_isCurrent)
        painter->strokePath(m_line.path, QPen(softColor(m_role, widget->palette()), m_width + s_reach));
    painter->strokePath(m_line.path, QPen(ink, isFine ? m_width : 0, m_style, Qt::FlatCap)); // 0: one pixel
    const QPointF way = m_line.tip - beforeEnd(m_line.path);
    const qreal length = std::hypot(way.x(), way.y());
    if (length < 0.01)
        return;
    const QPointF ahead = way / length * (s_arrow + m_width);
    const QPointF aside(-ahead.y() * s_spread, ahead.x() * s_spread);
    painter->setPen(Qt::NoPen);
    painter->setBrush(ink);
    painter->drawPolygon(QPolygonF({m_line.tip, m_line.tip - ahead + aside, m_line.tip - ahead - aside}));
}

} // namespace liteboxd::shell
