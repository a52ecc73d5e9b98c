// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/window/side_bar.h"

#include "app/shell/looks/color_roles.h"
#include "app/shell/looks/icons.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/window/page.h"

#include <QPainter>
#include <QStyledItemDelegate>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::shell {

namespace {

constexpr int s_entryHeight = 36;
constexpr int s_width = 184;

/// Draws an entry: a rounded ground for the current one, icon, title, and the number at the right.
class EntryDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const bool current = option.state.testFlag(QStyle::State_Selected);
        const bool focused = current && option.state.testFlag(QStyle::State_HasFocus);
        const QRectF ground = QRectF(option.rect).adjusted(metrics::Small, 1, -metrics::Small, -1);
        if (current || option.state.testFlag(QStyle::State_MouseOver)) {
            QColor fill = option.palette.color(QPalette::Highlight);
            fill.setAlphaF(current ? 1.0F : 0.45F);
            painter->setBrush(fill);
            painter->setPen(focused ? QPen(color(ColorRole::Accent, option.palette), 1.5) : QPen(Qt::NoPen));
            painter->drawRoundedRect(ground, metrics::Radius, metrics::Radius);
        }
        QRect content = ground.toRect().adjusted(metrics::Small + 2, 0, -metrics::Small - 2, 0);
        const QRect glyph(content.left(), content.center().y() - 9, 18, 18);
        qvariant_cast<QIcon>(index.data(Qt::DecorationRole)).paint(painter, glyph);
        content.setLeft(glyph.right() + metrics::Small + 2);

        const QString badge = index.data(SideBar::BadgeRole).toString();
        QFont font = option.font;
        font.setWeight(current ? QFont::DemiBold : QFont::Normal);
        painter->setFont(font);
        painter->setPen(option.palette.color(current ? QPalette::HighlightedText : QPalette::WindowText));
        const int badgeWidth = badge.isEmpty() ? 0 : option.fontMetrics.horizontalAdvance(badge) + metrics::Small;
        const QRect text = content.adjusted(0, 0, -badgeWidth, 0);
        painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                          QFontMetrics(font).elidedText(index.data().toString(), Qt::ElideRight, text.width()));
        if (!badge.isEmpty()) {
            painter->setFont(option.font);
            painter->setPen(current ? option.palette.color(QPalette::HighlightedText)
                                    : color(ColorRole::Muted, option.palette));
            painter->drawText(content, Qt::AlignRight | Qt::AlignVCenter, badge);
        }
        painter->restore();
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        Q_UNUSED(index)
        return {s_width, std::max(s_entryHeight, option.fontMetrics.height() + metrics::Large)};
    }
};

} // namespace

SideBar::SideBar(QWidget *parent)
    : QListWidget(parent)
{
    setItemDelegate(new EntryDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Expanding);
    setBackgroundRole(QPalette::Window);
    viewport()->setBackgroundRole(QPalette::Window);
    setAccessibleName(tr("Pages"));
    setViewportMargins(0, metrics::Small, 0, metrics::Small);
}

void SideBar::addPage(const Page &page)
{
    auto *item = new QListWidgetItem(icon(page.iconName()), page.title(), this);
    const QString keys = QKeySequence(u"Ctrl+%1"_s.arg(count())).toString(QKeySequence::NativeText);
    item->setToolTip(u"%1 (%2)"_s.arg(page.title(), keys));
    item->setData(BadgeRole, page.badge());
    connect(&page, &Page::badgeChanged, this, [item, &page] {
        item->setData(BadgeRole, page.badge());
        item->setData(Qt::AccessibleTextRole, QString(page.title() + u' ' + page.badge()));
    });
}

QSize SideBar::sizeHint() const
{
    return {s_width, s_entryHeight * std::max(1, count())};
}

} // namespace liteboxd::shell
