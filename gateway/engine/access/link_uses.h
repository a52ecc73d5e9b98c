// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <mutex>
#include <unordered_map>

namespace liteboxd::engine {

/// How often each link with a limit was opened here. Any thread: a lock is taken as a link is opened, never by the
/// requests behind it.
class LinkUses
{
public:
    /// Counts it, unless that would be more than `most` (not 0).
    bool take(std::uint64_t link, std::uint32_t most)
    {
        const std::lock_guard lock(m_mutex);
        std::uint32_t &count = m_counts[link];
        return count < most && ++count > 0;
    }

private:
    std::mutex m_mutex;
    std::unordered_map<std::uint64_t, std::uint32_t> m_counts; ///< only of links that somebody made in the cluster
};

} // namespace liteboxd::engine
