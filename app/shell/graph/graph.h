// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/looks/color_roles.h"

#include <QString>

#include <cstddef>
#include <vector>

namespace liteboxd::shell {

/// A part of a graph, or several that are drawn as one.
struct GraphNode
{
    QString label;           ///< what stands on it
    QString text;            ///< what is said of it when it is current, and by its tool tip; plain text
    std::size_t column = 0;  ///< counted from the left: where it stands if nothing better is known
    bool isAccented = false; ///< what the graph is about, not only what belongs to it
    bool isMany = false;     ///< it stands for several

    bool operator==(const GraphNode &) const = default;
};

/// A line from one part to another.
struct GraphEdge
{
    std::size_t from = 0; ///< into nodes
    std::size_t to = 0;
    QString text; ///< as GraphNode::text
    ColorRole role = ColorRole::Muted;
    Qt::PenStyle line = Qt::SolidLine; ///< colour alone tells nobody who does not see it
    double width = 1.2;                ///< pixels

    bool operator==(const GraphEdge &) const = default;
};

/// What is to be drawn, in words and looks: what it is about is known to whoever made it.
struct Graph
{
    std::vector<GraphNode> nodes;
    std::vector<GraphEdge> edges;

    bool operator==(const Graph &) const = default;
};

} // namespace liteboxd::shell
