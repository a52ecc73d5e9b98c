// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/widgets/badge.h"

#include "app/shell/looks/icons.h"
#include "app/shell/looks/metrics.h"

#include <QPainter>

namespace liteboxd::shell {

Badge::Badge(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Badge::set(ColorRole role, const QString &iconName, const QString &text)
{
    m_role = role;
    m_iconName = iconName;
    m_text = text;
    setAccessibleName(text);
    updateGeometry();
    update();
}

QSize Badge::sizeHint() const
{
    const int height = fontMetrics().height() + metrics::Small;
    return {fontMetrics().horizontalAdvance(m_text) + metrics::Icon + 3 * metrics::Small, height};
}

void Badge::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(softColor(m_role, palette()));
    painter.drawRoundedRect(rect(), height() / 2.0, height() / 2.0);
    const QRect glyph(metrics::Small, (height() - metrics::Icon) / 2, metrics::Icon, metrics::Icon);
    icon(m_iconName, m_role).paint(&painter, glyph);
    painter.setPen(color(m_role, palette()));
    painter.drawText(rect().adjusted(glyph.right() + metrics::Tiny, 0, -metrics::Small, 0),
                     Qt::AlignLeft | Qt::AlignVCenter, m_text);
}

} // namespace liteboxd::shell
