// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/stored_time.h"

#include <QDateTime>

namespace liteboxd::store {

qint64 storedTime(std::chrono::system_clock::time_point time)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
}

std::chrono::system_clock::time_point timeFromStored(qint64 milliseconds)
{
    return std::chrono::system_clock::time_point(std::chrono::milliseconds(milliseconds));
}

QString isoText(std::chrono::system_clock::time_point time)
{
    return QDateTime::fromMSecsSinceEpoch(storedTime(time), Qt::UTC).toString(Qt::ISODateWithMs);
}

} // namespace liteboxd::store
