// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/flow.h"

#include <QHash>

#include <chrono>
#include <deque>

namespace liteboxd::flows {

/// Finds the second event of a packet that policy dropped: Cilium tells of it by the policy verdict (event type 5) and
/// by the drop (event type 1), with the same addresses, ports and node. Counted twice it would look like two packets.
class DropTwins
{
public:
    /// Whether this flow is the other event of a packet that was seen within the last second.
    bool isTwin(const Flow &flow);

private:
    struct Key
    {
        QString node;
        QString source;
        QString destination;
        std::uint32_t ports = 0;
        int protocol = 0;

        bool operator==(const Key &) const = default;
        friend std::size_t qHash(const Key &key, std::size_t seed)
        {
            return qHashMulti(seed, key.node, key.source, key.destination, key.ports, key.protocol);
        }
    };
    struct Waiting
    {
        EventType event = EventType::Unknown;
        std::chrono::system_clock::time_point time{};
        int count = 0;
    };

    void forgetBefore(std::chrono::system_clock::time_point time);

    QHash<Key, Waiting> m_waiting; ///< events whose other half has not come
    std::deque<std::pair<std::chrono::system_clock::time_point, Key>> m_order;
};

} // namespace liteboxd::flows
