// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/widgets/icon_label.h"

#include "app/shell/looks/icons.h"

#include <QPainter>

namespace liteboxd::shell {

IconLabel::IconLabel(QString name, ColorRole role, int side, QWidget *parent)
    : QWidget(parent)
    , m_name(std::move(name))
    , m_role(role)
{
    setFixedSize(side, side);
}

void IconLabel::set(const QString &name, ColorRole role)
{
    m_name = name;
    m_role = role;
    update();
}

void IconLabel::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    icon(m_name, m_role).paint(&painter, rect());
}

} // namespace liteboxd::shell
