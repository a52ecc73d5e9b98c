// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/flow.h"
#include "core/flows/flow_gap.h"
#include "core/hubble/observer_status.h"

#include <QHash>
#include <QList>

#include <optional>

namespace liteboxd::hubble {

/// The gaps that nodes leave in a stream of Relay's: one whose agent is restarted ends its part with an error, which
/// Relay tells up to ten seconds late, and begins again without a word (pkg/hubble/relay/observer of Cilium 1.18). So a
/// node is back with its first flow, or when Relay counts all nodes as connected. One thread.
class NodeAbsences
{
public:
    using Time = std::chrono::system_clock::time_point;

    /// Takes a node's error; the gaps of nodes that are back already.
    QList<flows::FlowGap> take(const NodeChange &change);

    /// Takes flows before they are told; the gaps that end with them.
    QList<flows::FlowGap> take(const QList<flows::Flow> &flows);

    /// Takes Relay's own count; the gaps that end by it. `now` is the time of the answer.
    QList<flows::FlowGap> take(const ObserverStatus &status, Time now);

    /// Since when the first of those away is away.
    std::optional<Time> since() const;

    void clear();

private:
    QHash<QString, Time> m_away;     ///< since when, by the node's name without its cluster
    QHash<QString, Time> m_lastFlow; ///< of each node that has told one, likewise
};

} // namespace liteboxd::hubble
