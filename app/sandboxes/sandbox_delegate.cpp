// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/sandbox_delegate.h"

#include "app/sandboxes/legible.h"
#include "app/sandboxes/looks.h"
#include "app/shell/looks/fonts.h"
#include "app/shell/looks/icons.h"
#include "app/shell/looks/metrics.h"
#include "core/models/sandbox_filter_model.h"

#include <QApplication>
#include <QPainter>

namespace liteboxd::sandboxes {

using models::SandboxModel;
using namespace shell;

namespace {

constexpr qreal s_dimmedOpacity = 0.55;

int iconSpace(int column)
{
    return column == SandboxModel::State || column == SandboxModel::Internet ? metrics::Icon + metrics::Small - 2 : 0;
}

QFont fontOf(int column, const QFont &usual)
{
    return column == SandboxModel::Id || column == SandboxModel::Pod ? codeFont() : usual;
}

} // namespace

SandboxDelegate::SandboxDelegate(const models::SandboxFilterModel &rows, QObject *parent)
    : QStyledItemDelegate(parent)
    , m_rows(rows)
{}

void SandboxDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    QStyleOptionViewItem ground = option;
    ground.text.clear();
    const QStyle *style = option.widget ? option.widget->style() : QApplication::style();
    style->drawPrimitive(QStyle::PE_PanelItemViewItem, &ground, painter, option.widget);

    painter->save();
    if (m_dimmed)
        painter->setOpacity(s_dimmedOpacity);
    QRect content = option.rect.adjusted(Padding, 0, -Padding, 0);
    const QColor textColor = option.palette.color(selected ? QPalette::HighlightedText : QPalette::Text);
    QColor ink = textColor;

    const int column = index.column();
    if (iconSpace(column) > 0) {
        const models::SandboxRow &row = m_rows.row(index);
        const Look shown = column == SandboxModel::State ? look(row.sandbox->state) : internetLook(row);
        const QColor under = option.palette.color(selected ? QPalette::Highlight : QPalette::Base);
        ink = legible(color(shown.role, option.palette), under, textColor);
        const QRect glyph(content.left(), content.center().y() - metrics::Icon / 2 + 1, metrics::Icon, metrics::Icon);
        icon(shown.iconName, shown.role).paint(painter, glyph);
        content.setLeft(content.left() + iconSpace(column));
    } else if (column != SandboxModel::Id && !selected) {
        ink = color(ColorRole::Muted, option.palette);
    }
    const QFont font = fontOf(column, option.font);
    painter->setFont(font);
    painter->setPen(ink);
    const QString text = QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, content.width());
    painter->drawText(content, Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, text);
    painter->restore();
}

QSize SandboxDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const
{
    const QFontMetrics fontMetrics(fontOf(index.column(), option.font));
    const int width = fontMetrics.horizontalAdvance(index.data().toString()) + iconSpace(index.column()) + 2 * Padding;
    return {width, std::max(metrics::RowHeight, option.fontMetrics.height() + metrics::Medium)};
}

} // namespace liteboxd::sandboxes
