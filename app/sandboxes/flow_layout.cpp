// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/flow_layout.h"

#include <QWidget>

#include <algorithm>

namespace liteboxd::sandboxes {

FlowLayout::~FlowLayout()
{
    qDeleteAll(m_items);
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    return index >= 0 && index < count() ? m_items.takeAt(index) : nullptr;
}

void FlowLayout::insertWidget(int index, QWidget *widget)
{
    addChildWidget(widget);
    m_items.insert(index, new QWidgetItem(widget));
    invalidate();
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const QLayoutItem *item : m_items)
        size = size.expandedTo(item->minimumSize());
    return size;
}

void FlowLayout::setGeometry(const QRect &area)
{
    QLayout::setGeometry(area);
    arrange(area, Mode::Place);
}

/// The height that the items take in this width.
int FlowLayout::arrange(const QRect &area, Mode mode) const
{
    int x = area.x();
    int y = area.y();
    int lineHeight = 0;
    for (QLayoutItem *item : m_items) {
        const QSize hint = item->sizeHint().expandedTo(item->minimumSize());
        const bool isLast = item == m_items.last();
        // The last one shrinks to its minimum before it takes a line of its own.
        const int needed = std::min(isLast ? item->minimumSize().width() : hint.width(), area.width());
        if (x > area.x() && x + needed > area.x() + area.width()) {
            x = area.x();
            y += lineHeight + spacing();
            lineHeight = 0;
        }
        const int width = isLast ? area.x() + area.width() - x : std::min(hint.width(), area.width());
        if (mode == Mode::Place)
            item->setGeometry(QRect(x, y, width, hint.height()));
        x += width + spacing();
        lineHeight = std::max(lineHeight, hint.height());
    }
    return y + lineHeight - area.y();
}

} // namespace liteboxd::sandboxes
