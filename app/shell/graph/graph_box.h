// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/graph/graph.h"

#include <QGraphicsItem>

namespace liteboxd::shell {

/// A node of a graph as it is drawn. GUI thread.
class GraphBox final : public QGraphicsItem
{
public:
    GraphBox(const GraphNode &node, std::size_t number, const QRectF &place);

    /// How large a box is that holds this text.
    static QSizeF sizeFor(const QString &label, const QFont &font);

    std::size_t number() const { return m_number; }
    void setCurrent(bool isCurrent);

    QRectF boundingRect() const override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    const QString m_label;
    const std::size_t m_number;
    const QRectF m_place;
    const bool m_isAccented;
    const bool m_isMany;
    bool m_isCurrent = false;
};

} // namespace liteboxd::shell
