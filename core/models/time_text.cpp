// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/time_text.h"

#include <QDateTime>
#include <QLocale>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::models {

namespace {

/// The short format of a locale has no seconds in most languages: they go behind the minutes.
QString withSeconds(QString format)
{
    const qsizetype minutes = format.lastIndexOf(u"mm"_s);
    if (minutes >= 0 && !format.contains(u's'))
        format.insert(minutes + 2, u":ss"_s);
    return format;
}

} // namespace

QString timeText(std::chrono::system_clock::time_point time)
{
    const auto since = std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch());
    const QDateTime local = QDateTime::fromMSecsSinceEpoch(since.count());
    const QLocale locale;
    if (locale.language() == QLocale::C)
        return local.toString(u"yyyy-MM-dd HH:mm:ss"_s);
    return locale.toString(local, locale.dateFormat(QLocale::ShortFormat) + u' ' +
                                      withSeconds(locale.timeFormat(QLocale::ShortFormat)));
}

} // namespace liteboxd::models
