// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QJsonObject>

#include <random>

namespace liteboxd::demo {

/// The pods of the sandboxes the demo starts with, as LiteBoxd writes them, one after the other: the same ids,
/// templates and ages in each run, a new access token each time. Of five or more, one cannot pull its image and one has
/// failed.
class SampleFleet
{
public:
    SampleFleet(int count, QDateTime now)
        : m_count(count)
        , m_now(std::move(now))
    {}

    bool isAtEnd() const { return m_made == m_count; }

    QJsonObject next();

private:
    std::mt19937 m_random{20260}; ///< always the same: pictures and instructions show the same ids each time
    int m_count;
    int m_made = 0;
    QDateTime m_now;
};

} // namespace liteboxd::demo
