// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/widgets/veil.h"

#include <QPaintEvent>
#include <QPainter>

namespace liteboxd::shell {

namespace {

constexpr float s_strength = 0.45F;

} // namespace

Veil::Veil(QWidget *parent)
    : QWidget(parent)
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
}

void Veil::paintEvent(QPaintEvent *event)
{
    QColor color = palette().color(QPalette::Window);
    color.setAlphaF(s_strength);
    QPainter(this).fillRect(event->rect(), color);
}

} // namespace liteboxd::shell
