// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flows/flow_words.h"

#include <QDateTime>
#include <QRegularExpression>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::flows {

using namespace std::chrono;

base::Result<system_clock::time_point> timeBefore(const QString &text, system_clock::time_point now)
{
    static const QRegularExpression whole(u"\\A(?:\\d{1,9}(?:ms|[smhd]))+\\z"_s);
    static const QRegularExpression part(u"(\\d+)(ms|[smhd])"_s);
    if (whole.match(text).hasMatch()) {
        milliseconds before{0};
        for (auto parts = part.globalMatch(text); parts.hasNext();) {
            const QRegularExpressionMatch each = parts.next();
            const std::int64_t count = each.captured(1).toLongLong();
            const QString unit = each.captured(2);
            before += unit == u"ms"  ? milliseconds(count)
                      : unit == u"s" ? milliseconds(seconds(count))
                      : unit == u"m" ? milliseconds(minutes(count))
                      : unit == u"h" ? milliseconds(hours(count))
                                     : milliseconds(days(count));
        }
        if (before > days(3650))
            before = days(3650);
        return now - before;
    }
    const QDateTime time = QDateTime::fromString(text, Qt::ISODateWithMs);
    if (!time.isValid())
        return base::fail(base::ErrorCode::InvalidArgument,
                          "'" + text.toStdString() + "' is no time: write 5m, 1h30m or 2026-01-31T12:00:00Z");
    return system_clock::time_point(milliseconds(time.toMSecsSinceEpoch()));
}

} // namespace liteboxd::flows
