// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <chrono>
#include <cstdint>
#include <deque>
#include <map>
#include <string>

namespace liteboxd::demo {

/// What the containers of the demo have written, the last thousand lines of each. One thread.
class ContainerLogs
{
public:
    struct Line
    {
        std::chrono::system_clock::time_point time;
        std::string text;
    };

    struct Log
    {
        std::deque<Line> lines;
        std::uint64_t first = 0; ///< number of the oldest line; each line has one
    };

    void append(const QString &pod, std::string text);
    void forget(const QString &pod) { m_logs.erase(pod); }

    /// The log of "namespace/name"; nullptr if it has written nothing or is gone.
    const Log *find(const QString &pod) const;

private:
    std::map<QString, Log> m_logs;
};

} // namespace liteboxd::demo
