// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QString>

#include <chrono>
#include <cstdint>
#include <deque>

namespace liteboxd::flows {

/// The targets of one sandbox's attempts of the last minute, at most 500: how many ports of an address, how many
/// addresses. Each attempt costs the same, however many are remembered: whoever scans decides how many there are.
class RecentTargets
{
public:
    using Time = std::chrono::system_clock::time_point;

    /// Port 0 stands for a protocol without ports.
    void add(Time time, const QString &address, std::uint16_t port);

    qsizetype portsOf(const QString &address) const;
    qsizetype addresses() const { return m_targets.size(); }

private:
    struct Attempt
    {
        Time time{};
        QString address;
        std::uint16_t port = 0;
    };

    void forget(const Attempt &attempt);

    std::deque<Attempt> m_attempts;                      ///< in the order in which they came
    QHash<QString, QHash<std::uint16_t, int>> m_targets; ///< attempts by address and port
};

} // namespace liteboxd::flows
