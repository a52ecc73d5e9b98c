// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/overview/health.h"

#include <QAbstractButton>

namespace liteboxd::overview {

/// The name of a part, and how it stands, on a soft ground of its role. Pressing it goes to the page that says more.
/// GUI thread.
class HealthCard : public QAbstractButton
{
    Q_OBJECT

public:
    explicit HealthCard(const QString &name, QWidget *parent = nullptr);

    void set(const Health &health);
    const Health &health() const { return m_health; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Health m_health;
};

} // namespace liteboxd::overview
