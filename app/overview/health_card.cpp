// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/overview/health_card.h"

#include "app/shell/looks/icons.h"
#include "app/shell/looks/metrics.h"

#include <QPainter>

namespace liteboxd::overview {

using namespace shell;

namespace {

constexpr int s_width = 160; ///< six of them fit into the smallest window

} // namespace

HealthCard::HealthCard(const QString &name, QWidget *parent)
    : QAbstractButton(parent)
{
    setText(name);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
    hide();
}

void HealthCard::set(const Health &health)
{
    m_health = health;
    setVisible(!health.text.isEmpty());
    setAccessibleName(tr("%1: %2", "card of a part: how it is").arg(text(), health.text));
    setCursor(health.page.isEmpty() ? Qt::ArrowCursor : Qt::PointingHandCursor);
    setToolTip(health.text);
    update();
}

QSize HealthCard::sizeHint() const
{
    return {s_width, 3 * fontMetrics().height() + 3 * metrics::Small};
}

void HealthCard::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(color(hasFocus() ? ColorRole::Accent : ColorRole::Border, palette()));
    painter.setBrush(softColor(m_health.role, palette()));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), metrics::Radius, metrics::Radius);
    const QRect inner = rect().adjusted(metrics::Medium, metrics::Small, -metrics::Medium, -metrics::Small);
    const int line = fontMetrics().height();
    const QRect glyph(inner.left(), inner.top() + (line - metrics::Icon) / 2, metrics::Icon, metrics::Icon);
    shell::icon(m_health.iconName, m_health.role).paint(&painter, glyph);
    const QRect name(glyph.right() + metrics::Small, inner.top(), inner.right() - glyph.right() - metrics::Small, line);
    painter.setPen(palette().color(QPalette::PlaceholderText));
    painter.drawText(name, Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(text(), Qt::ElideRight, name.width()));
    // Two lines; a break may cost each of them most of a word.
    const QRect below(inner.left(), inner.top() + line + metrics::Small, inner.width(), 2 * line);
    painter.setPen(palette().color(QPalette::Text));
    painter.drawText(below, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap,
                     fontMetrics().elidedText(m_health.text, Qt::ElideRight, below.width() * 7 / 4));
}

} // namespace liteboxd::overview
