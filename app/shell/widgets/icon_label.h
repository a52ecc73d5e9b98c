// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/looks/color_roles.h"

#include <QWidget>

namespace liteboxd::shell {

/// One of our icons as a picture, drawn anew each time, so that it follows light and dark.
class IconLabel : public QWidget
{
    Q_OBJECT

public:
    /// `side` in device-independent pixels.
    IconLabel(QString name, ColorRole role, int side, QWidget *parent = nullptr);

    void set(const QString &name, ColorRole role);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_name;
    ColorRole m_role;
};

} // namespace liteboxd::shell
