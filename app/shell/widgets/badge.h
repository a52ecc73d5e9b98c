// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/looks/color_roles.h"

#include <QWidget>

namespace liteboxd::shell {

/// Icon and word on a soft ground of one role: a state that must be seen at a glance. Plain text only.
class Badge : public QWidget
{
    Q_OBJECT

public:
    explicit Badge(QWidget *parent = nullptr);

    void set(ColorRole role, const QString &iconName, const QString &text);
    QString text() const { return m_text; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ColorRole m_role = ColorRole::Muted;
    QString m_iconName;
    QString m_text;
};

} // namespace liteboxd::shell
