// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"

#include <QDateTime>
#include <QObject>
#include <QTimer>

class QSettings;

namespace liteboxd::verify {

/// Says once a night, after three o'clock local time, that a verification is due, if the person wants that and the program
/// runs. Says it again each minute until somebody has begun one. GUI thread; what it is given must outlive it.
class NightlySchedule : public QObject
{
    Q_OBJECT

public:
    NightlySchedule(QSettings &settings, const base::Clock &clock, QObject *parent = nullptr);

    bool isOn() const;

    /// Switched on, the first one is that of the next night.
    void setOn(bool isOn);

    /// The one of this night has begun.
    void markBegun();

    /// What happens each minute.
    void look();

Q_SIGNALS:
    void due();

private:
    QDateTime now() const;

    QSettings &m_settings;
    const base::Clock &m_clock;
    QTimer m_each;
};

} // namespace liteboxd::verify
