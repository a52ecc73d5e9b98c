// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/management/feeds/event_ring.h"
#include "gateway/management/feeds/socket_feed.h"

#include <memory>
#include <utility>

namespace liteboxd::management {

/// One reader of the events: it gets them in order, and where it is too slow, is told which it lost. What it sends is
/// not looked at.
class EventFeed final : public SocketFeed
{
public:
    /// Behind event number `last`.
    EventFeed(std::shared_ptr<EventRing> ring, std::uint64_t last)
        : m_ring(std::move(ring))
        , m_last(last)
    {}

    void attach(std::weak_ptr<SocketWaker> waker) override { m_ring->follow(waker); }
    std::optional<std::string> next() override
    {
        return std::exchange(m_isNew, false) ? m_ring->hello() : m_ring->next(m_last);
    }
    std::optional<base::CloseCode> ended() override { return std::nullopt; }
    void take(base::Opcode, std::string) override {}
    void leave() override {}

private:
    const std::shared_ptr<EventRing> m_ring;
    std::uint64_t m_last;
    bool m_isNew = true;
};

} // namespace liteboxd::management
