// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPainterPath>
#include <QPointF>
#include <QRectF>

#include <vector>

namespace liteboxd::shell {

/// Where the parts of a graph are, in pixels, in the order of its nodes and edges.
struct PlacedGraph
{
    struct Line
    {
        QPainterPath path;
        QPointF tip; ///< where its arrow ends

        bool operator==(const Line &) const = default;
    };

    std::vector<QRectF> nodes;
    std::vector<Line> edges;
    bool isPlain = false; ///< columns, because graphviz did not do it

    bool operator==(const PlacedGraph &) const = default;

    QRectF bounds() const
    {
        QRectF found;
        for (const QRectF &node : nodes)
            found |= node;
        for (const Line &edge : edges)
            found |= edge.path.boundingRect();
        return found;
    }
};

} // namespace liteboxd::shell
