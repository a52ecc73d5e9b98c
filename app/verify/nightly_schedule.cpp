// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verify/nightly_schedule.h"

#include <QDateTime>
#include <QSettings>

namespace liteboxd::verify {

using namespace Qt::Literals::StringLiterals;

namespace {

const QString isOnKey = u"verify/nightly"_s;
const QString lastKey = u"verify/last-night"_s; ///< the day, as ISO 8601 has it
constexpr int hour = 3;

} // namespace

NightlySchedule::NightlySchedule(QSettings &settings, const base::Clock &clock, QObject *parent)
    : QObject(parent)
    , m_settings(settings)
    , m_clock(clock)
{
    m_each.setInterval(std::chrono::minutes(1));
    m_each.setTimerType(Qt::VeryCoarseTimer);
    connect(&m_each, &QTimer::timeout, this, &NightlySchedule::look);
    if (isOn())
        m_each.start();
}

QDateTime NightlySchedule::now() const
{
    const auto sinceEpoch = std::chrono::duration_cast<std::chrono::milliseconds>(m_clock.wall().time_since_epoch());
    return QDateTime::fromMSecsSinceEpoch(sinceEpoch.count());
}

bool NightlySchedule::isOn() const
{
    return m_settings.value(isOnKey).toBool();
}

void NightlySchedule::setOn(bool isOn)
{
    m_settings.setValue(isOnKey, isOn);
    if (!isOn)
        return m_each.stop();
    if (now().time().hour() >= hour)
        markBegun();
    m_each.start();
}

void NightlySchedule::markBegun()
{
    m_settings.setValue(lastKey, now().date().toString(Qt::ISODate));
}

void NightlySchedule::look()
{
    const QDateTime time = now();
    if (isOn() && time.time().hour() >= hour &&
        m_settings.value(lastKey).toString() != time.date().toString(Qt::ISODate))
        Q_EMIT due();
}

} // namespace liteboxd::verify
