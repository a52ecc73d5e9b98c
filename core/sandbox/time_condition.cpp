// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/time_condition.h"

#include <algorithm>

namespace liteboxd::sandbox {

namespace {

std::optional<std::chrono::seconds> unitOf(QChar letter)
{
    switch (letter.toLower().unicode()) {
    case u's':
        return std::chrono::seconds(1);
    case u'm':
        return std::chrono::minutes(1);
    case u'h':
        return std::chrono::hours(1);
    case u'd':
        return std::chrono::hours(24);
    default:
        return std::nullopt;
    }
}

} // namespace

std::optional<TimeCondition> TimeCondition::parse(QStringView text)
{
    constexpr qsizetype mostDigits = 6;
    if (text.size() < 3 || text.size() > mostDigits + 2 || (text.front() != u'<' && text.front() != u'>'))
        return std::nullopt;
    const QStringView digits = text.sliced(1).chopped(1);
    const auto unit = unitOf(text.back());
    if (!unit || !std::all_of(digits.begin(), digits.end(), [](QChar c) { return c >= u'0' && c <= u'9'; }))
        return std::nullopt;
    return TimeCondition{text.front() == u'<' ? Side::Less : Side::More, digits.toInt() * *unit};
}

} // namespace liteboxd::sandbox
