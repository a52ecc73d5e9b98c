// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/strips/strip.h"

#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/icon_label.h"
#include "app/shell/widgets/plain_label.h"

#include <QHBoxLayout>
#include <QPainter>
#include <QVBoxLayout>

namespace liteboxd::shell {

namespace {
constexpr int s_gap = 3; ///< to what is above and below
}

Strip::Strip(ColorRole role, const QString &iconName, QWidget *parent)
    : QFrame(parent)
    , m_role(role)
    , m_text(new PlainLabel({}, this, PlainLabel::Kind::Selectable))
    , m_row(new QHBoxLayout)
    , m_column(new QVBoxLayout(this))
{
    m_text->setWordWrap(true);
    m_text->setFocusPolicy(Qt::NoFocus);
    m_row->setSpacing(metrics::Small);
    m_row->addWidget(new IconLabel(iconName, role, metrics::Icon, this), 0, Qt::AlignVCenter);
    m_row->addWidget(m_text, 1);
    m_column->setContentsMargins(metrics::Medium, metrics::Small + s_gap, metrics::Small, metrics::Small + s_gap);
    m_column->setSpacing(metrics::Small);
    m_column->addLayout(m_row);
}

void Strip::setText(const QString &text)
{
    m_text->setText(text);
    setAccessibleName(text);
}

QString Strip::text() const
{
    return m_text->text();
}

void Strip::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(softColor(m_role, palette()));
    QColor edge = color(m_role, palette());
    edge.setAlphaF(0.35F);
    painter.setPen(edge);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, s_gap + 0.5, -0.5, -s_gap - 0.5), metrics::Radius,
                            metrics::Radius);
}

} // namespace liteboxd::shell
