// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <list>
#include <memory>
#include <mutex>
#include <optional>

namespace flow {
class Flow;
}

namespace liteboxd::demo {

/// The last flows of the demo's one node, as an agent keeps them: 4,095, the oldest are overwritten. Any thread.
class FlowRing
{
public:
    using Entry = std::shared_ptr<const ::flow::Flow>;

    static constexpr std::size_t capacity = 4095;

    void add(Entry entry);

    struct Place
    {
        Entry entry;
        std::uint64_t next = 0; ///< where to read on
        std::uint64_t lost = 0; ///< how many were overwritten before they were read
    };

    /// What is at `position`, or the oldest there is; nothing if that is still to come.
    std::optional<Place> read(std::uint64_t position) const;

    std::uint64_t begin() const; ///< position of the oldest
    std::uint64_t end() const;   ///< behind the newest: how many there have been

    /// Calls `listener`, on the thread that adds, after each flow, until the handle is dropped, and perhaps once more.
    [[nodiscard]] std::shared_ptr<void> listen(std::function<void()> listener);

private:
    mutable std::mutex m_mutex;
    std::deque<Entry> m_entries;
    std::uint64_t m_begin = 0;
    std::list<std::weak_ptr<std::function<void()>>> m_listeners;
};

} // namespace liteboxd::demo
