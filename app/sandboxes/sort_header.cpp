// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/sort_header.h"

#include "app/shell/looks/metrics.h"

#include <QPainter>
#include <QStyleOptionHeader>

namespace liteboxd::sandboxes {

namespace {
constexpr int s_arrow = 10;
}

SortHeader::SortHeader(int padding, QWidget *parent)
    : QHeaderView(Qt::Horizontal, parent)
    , m_padding(padding)
{
    setSectionsClickable(true);
}

void SortHeader::paintSection(QPainter *painter, const QRect &area, int section) const
{
    QStyleOptionHeader option;
    initStyleOption(&option);
    option.rect = area;
    option.section = section;
    option.textAlignment = Qt::AlignLeft | Qt::AlignVCenter;
    painter->save();
    style()->drawControl(QStyle::CE_HeaderSection, &option, painter, this);

    const bool isOrdered = isSortIndicatorShown() && sortIndicatorSection() == section;
    const int most = area.width() - 2 * m_padding - (isOrdered ? s_arrow + shell::metrics::Tiny : 0);
    const QString text =
        fontMetrics().elidedText(model()->headerData(section, Qt::Horizontal).toString(), Qt::ElideRight, most);
    const QRect place = area.adjusted(m_padding, 0, -m_padding, 0);
    painter->setFont(font());
    painter->setPen(palette().color(QPalette::ButtonText));
    painter->drawText(place, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
    if (isOrdered) {
        option.rect = QRect(place.left() + fontMetrics().horizontalAdvance(text) + shell::metrics::Tiny,
                            area.center().y() - s_arrow / 2 + 1, s_arrow, s_arrow);
        option.sortIndicator =
            sortIndicatorOrder() == Qt::AscendingOrder ? QStyleOptionHeader::SortDown : QStyleOptionHeader::SortUp;
        style()->drawPrimitive(QStyle::PE_IndicatorHeaderArrow, &option, painter, this);
    }
    painter->restore();
}

} // namespace liteboxd::sandboxes
