// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flows/map_line.h"

#include "app/flows/looks.h"

#include <QPainter>
#include <QWidget>

#include <algorithm>
#include <cmath>

namespace liteboxd::flows {

namespace {

constexpr qreal s_narrowest = 1.2;
constexpr qreal s_widest = 6;
constexpr qreal s_reach = 8;     ///< how wide a line is for the mouse
constexpr qreal s_arrow = 7;     ///< length of its head
constexpr qreal s_spread = 0.45; ///< half the width of the head, by its length
constexpr qreal s_beforeEnd = 0.97;

/// Each ten times of the rate is as much wider.
qreal widthFor(double perMinute)
{
    return std::clamp(s_narrowest + std::log10(1 + perMinute) * 1.4, s_narrowest, s_widest);
}

} // namespace

MapLine::MapLine(const MapEdge &edge, std::size_t number, PlacedMap::Line line)
    : m_number(number)
    , m_verdict(edge.verdict)
    , m_width(widthFor(edge.perMinute))
    , m_line(std::move(line))
{}

void MapLine::setCurrent(bool isCurrent)
{
    m_isCurrent = isCurrent;
    setZValue(isCurrent ? 0.5 : 0);
    update();
}

QRectF MapLine::boundingRect() const
{
    const qreal around = s_reach + s_arrow;
    return m_line.path.boundingRect().adjusted(-around, -around, around, around);
}

QPainterPath MapLine::shape() const
{
    QPainterPathStroker wide;
    wide.setWidth(s_reach);
    return wide.createStroke(m_line.path);
}

void MapLine::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *widget)
{
    const Look how = look(m_verdict);
    const QColor ink = shell::color(how.role, widget->palette());
    painter->setRenderHint(QPainter::Antialiasing);
    if (m_isCurrent)
        painter->strokePath(m_line.path, QPen(shell::softColor(how.role, widget->palette()), m_width + s_reach));
    painter->strokePath(m_line.path, QPen(ink, m_width, how.line, Qt::FlatCap));
    const QPointF from = m_line.path.pointAtPercent(s_beforeEnd);
    const QPointF way = m_line.tip - from;
    const qreal length = std::hypot(way.x(), way.y());
    if (length < 0.01)
        return;
    const QPointF ahead = way / length * (s_arrow + m_width);
    const QPointF aside(-ahead.y() * s_spread, ahead.x() * s_spread);
    painter->setPen(Qt::NoPen);
    painter->setBrush(ink);
    painter->drawPolygon(QPolygonF({m_line.tip, m_line.tip - ahead + aside, m_line.tip - ahead - aside}));
}

} // namespace liteboxd::flows
