// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/graph/graph_box.h"

#include "app/shell/looks/color_roles.h"
#include "app/shell/looks/metrics.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QWidget>

namespace liteboxd::shell {

namespace {

constexpr qreal s_line = 1.2;
constexpr qreal s_currentLine = 2.5;
constexpr qreal s_behind = 3; ///< how far a second box looks out behind one that stands for several

} // namespace

GraphBox::GraphBox(const GraphNode &node, std::size_t number, const QRectF &place)
    : m_label(node.label)
    , m_number(number)
    , m_place(place)
    , m_isAccented(node.isAccented)
    , m_isMany(node.isMany)
{
    setZValue(1);
}

QSizeF GraphBox::sizeFor(const QString &label, const QFont &font)
{
    const QFontMetricsF text(font);
    return {text.horizontalAdvance(label) + 2 * metrics::Small, text.height() + metrics::Small};
}

void GraphBox::setCurrent(bool isCurrent)
{
    m_isCurrent = isCurrent;
    update();
}

QRectF GraphBox::boundingRect() const
{
    return m_place.adjusted(-s_currentLine, -s_currentLine, s_behind + s_currentLine, s_behind + s_currentLine);
}

void GraphBox::paint(QPainter *painter, const QStyleOptionGraphicsItem *, QWidget *widget)
{
    const QPalette palette = widget->palette();
    const ColorRole role = m_isAccented || m_isCurrent ? ColorRole::Accent : ColorRole::Border;
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setFont(widget->font());
    painter->setBrush(palette.color(QPalette::Base));
    painter->setPen(QPen(color(role, palette), s_line));
    if (m_isMany)
        painter->drawRoundedRect(m_place.translated(s_behind, s_behind), metrics::Tiny, metrics::Tiny);
    painter->setPen(QPen(color(role, palette), m_isCurrent ? s_currentLine : s_line));
    painter->drawRoundedRect(m_place, metrics::Tiny, metrics::Tiny);
    painter->setPen(palette.color(QPalette::Text));
    painter->drawText(m_place, Qt::AlignCenter | Qt::TextSingleLine, m_label);
}

} // namespace liteboxd::shell
