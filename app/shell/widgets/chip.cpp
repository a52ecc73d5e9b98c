// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/widgets/chip.h"

#include "app/shell/looks/color_roles.h"
#include "app/shell/looks/icons.h"
#include "app/shell/looks/metrics.h"

#include <QKeyEvent>
#include <QPainter>

#include <algorithm>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::shell {

namespace {
constexpr int s_cross = 12;
constexpr int s_longestText = 240; // pixels
} // namespace

Chip::Chip(const QString &text, QWidget *parent)
    : QAbstractButton(parent)
{
    setText(text);
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAccessibleName(tr("Filter %1").arg(text));
    setAccessibleDescription(tr("Press to remove this filter"));
    setToolTip(tr("Remove this filter"));
}

QSize Chip::sizeHint() const
{
    const int width = std::min(fontMetrics().horizontalAdvance(text()), s_longestText) + s_cross + 3 * metrics::Small;
    return {width, fontMetrics().height() + 6};
}

void Chip::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(softColor(ColorRole::Accent, palette()));
    painter.setPen(hasFocus() || underMouse() ? QPen(color(ColorRole::Accent, palette())) : QPen(Qt::NoPen));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), height() / 2.0, height() / 2.0);
    painter.setPen(color(ColorRole::Accent, palette()));
    const QRect place = rect().adjusted(metrics::Small + 2, 0, -s_cross - metrics::Small, 0);
    painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(text(), Qt::ElideRight, s_longestText));
    shell::icon(u"close"_s, ColorRole::Accent)
        .paint(&painter, QRect(width() - s_cross - metrics::Small, (height() - s_cross) / 2, s_cross, s_cross));
}

void Chip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        click();
    else
        QAbstractButton::keyPressEvent(event);
}

} // namespace liteboxd::shell
