// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/node/container_logs.h"

#include <algorithm>
#include <utility>

namespace liteboxd::demo {

namespace {

constexpr std::size_t mostLines = 1000;
constexpr std::size_t longestLine = 16 << 10;

} // namespace

void ContainerLogs::append(const QString &pod, std::string text)
{
    Log &log = m_logs[pod];
    text.resize(std::min(text.size(), longestLine));
    log.lines.push_back({std::chrono::system_clock::now(), std::move(text)});
    if (log.lines.size() > mostLines) {
        log.lines.pop_front();
        ++log.first;
    }
}

const ContainerLogs::Log *ContainerLogs::find(const QString &pod) const
{
    const auto found = m_logs.find(pod);
    return found == m_logs.end() ? nullptr : &found->second;
}

} // namespace liteboxd::demo
