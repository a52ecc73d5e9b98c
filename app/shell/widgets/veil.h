// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

namespace liteboxd::shell {

/// Lies over other widgets, and lets them be seen and used: what is below it may be old. A QGraphicsEffect would leave
/// what changes inside of a scroll area undrawn, or drawn over what was there.
class Veil : public QWidget
{
    Q_OBJECT

public:
    explicit Veil(QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace liteboxd::shell
