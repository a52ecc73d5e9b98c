// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flows/recent_targets.h"

namespace liteboxd::flows {

namespace {

constexpr std::chrono::seconds s_window(60);
constexpr std::size_t s_mostAttempts = 500;

} // namespace

void RecentTargets::add(Time time, const QString &address, std::uint16_t port)
{
    m_attempts.push_back({time, address, port});
    ++m_targets[address][port];
    while (m_attempts.size() > s_mostAttempts || m_attempts.front().time < time - s_window) {
        forget(m_attempts.front());
        m_attempts.pop_front();
    }
}

qsizetype RecentTargets::portsOf(const QString &address) const
{
    const auto ports = m_targets.constFind(address);
    if (ports == m_targets.cend())
        return 0;
    return ports->size() - (ports->contains(0) ? 1 : 0);
}

void RecentTargets::forget(const Attempt &attempt)
{
    const auto ports = m_targets.find(attempt.address);
    const auto count = ports->find(attempt.port);
    if (--*count == 0)
        ports->erase(count);
    if (ports->isEmpty())
        m_targets.erase(ports);
}

} // namespace liteboxd::flows
