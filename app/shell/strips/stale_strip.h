// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/strips/strip.h"
#include "core/base/clock.h"

#include <QTimer>

#include <chrono>
#include <optional>

class QAction;

namespace liteboxd::shell {

/// "Last update 40 s ago, retry in 4 s": what is shown below may be old. Counts by itself while it is shown.
/// `clock` must outlive it. GUI thread.
class StaleStrip : public Strip
{
    Q_OBJECT

public:
    using Time = std::chrono::system_clock::time_point;

    /// `retry` gets a button.
    StaleStrip(const base::Clock &clock, QAction *retry, QWidget *parent = nullptr);

    void show(std::optional<Time> since, std::optional<Time> retryAt, const QString &reason);
    void dismiss();

private:
    void count();

    const base::Clock &m_clock;
    std::optional<Time> m_since;
    std::optional<Time> m_retryAt;
    QString m_reason;
    QTimer m_timer;
};

} // namespace liteboxd::shell
