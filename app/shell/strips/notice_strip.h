// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/strips/strip.h"

#include <QTimer>

namespace liteboxd::shell {

/// Says that something was done, and goes away by itself after a while. GUI thread.
class NoticeStrip : public Strip
{
    Q_OBJECT

public:
    explicit NoticeStrip(QWidget *parent = nullptr);

    void show(const QString &text);

private:
    QTimer m_timer;
};

} // namespace liteboxd::shell
