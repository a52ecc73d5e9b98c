// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flows/placed_map.h"
#include "core/flows/traffic_map.h"

#include <QGraphicsItem>

namespace liteboxd::flows {

/// A line of the map as it is drawn: its verdict by colour and by the kind of line, its rate by the width. GUI thread.
class MapLine final : public QGraphicsItem
{
public:
    MapLine(const MapEdge &edge, std::size_t number, PlacedMap::Line line);

    std::size_t number() const { return m_number; }
    void setCurrent(bool isCurrent);

    QRectF boundingRect() const override;
    QPainterPath shape() const override; ///< wide enough to be hit
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    const std::size_t m_number;
    const Verdict m_verdict;
    const qreal m_width;
    const PlacedMap::Line m_line;
    bool m_isCurrent = false;
};

} // namespace liteboxd::flows
