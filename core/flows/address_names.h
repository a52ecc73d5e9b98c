// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/flow.h"

#include <QHash>
#include <QString>

#include <deque>

namespace liteboxd::flows {

/// Which name an address was last given by DNS to one pod, learnt from DNS flows: so that a flow to an address of the
/// world says whom it was for. Answers differ from pod to pod, so each has its own. Bounded: the oldest go first.
class AddressNames
{
public:
    explicit AddressNames(std::size_t most = 20'000)
        : m_most(most)
    {}

    /// Remembers what an answer says; other flows say nothing.
    void learn(const Flow &flow);

    /// Gives the ends that have no name the one that is remembered.
    void fill(Flow &flow) const;

    std::size_t size() const { return m_order.size(); }

private:
    using Key = std::pair<QString, QString>; ///< pod, address

    void fill(FlowPeer &peer, const FlowPeer &asker) const;

    std::size_t m_most;
    QHash<Key, QString> m_names;
    std::deque<Key> m_order;
};

} // namespace liteboxd::flows
