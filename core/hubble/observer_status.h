// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <chrono>
#include <cstdint>
#include <optional>

namespace liteboxd::hubble {

/// What Relay, or one agent's Hubble, says of itself: observer.ServerStatusResponse of Cilium 1.18.
struct ObserverStatus
{
    std::uint64_t flows = 0;     ///< in the rings now
    std::uint64_t mostFlows = 0; ///< that the rings hold
    std::uint64_t seenFlows = 0; ///< since the start
    std::chrono::nanoseconds uptime{0};
    double flowsPerSecond = 0;                     ///< over the last minute
    std::optional<std::uint32_t> connectedNodes{}; ///< nothing: one agent, which does not know of others
    std::optional<std::uint32_t> unavailableNodes{};
    QStringList unavailable; ///< names of the latter; may not be all
    QString version;

    /// "2 of 3": the denominator; nothing where Relay does not answer.
    std::optional<std::uint32_t> nodes() const
    {
        return connectedNodes ? std::optional(*connectedNodes + unavailableNodes.value_or(0)) : std::nullopt;
    }

    bool operator==(const ObserverStatus &) const = default;
};

/// relay.NodeState; a number that is not here is kept.
enum class NodeState : int { Unknown = 0, Connected = 1, Unavailable = 2, Gone = 3, Error = 4 };

/// One node as Relay knows it: observer.Node.
struct ObserverNode
{
    QString name;
    QString version;
    QString address;
    NodeState state = NodeState::Unknown;
    bool usesTls = false;
    std::chrono::nanoseconds uptime{0};
    std::uint64_t flows = 0;
    std::uint64_t mostFlows = 0;
    std::uint64_t seenFlows = 0;
};

/// Relay says in the stream that nodes came or went: relay.NodeStatusEvent.
struct NodeChange
{
    std::chrono::system_clock::time_point time{};
    NodeState state = NodeState::Unknown;
    QStringList nodes;
    QString message;    ///< Relay's words for it; may be empty
    QString reportedBy; ///< the node that Relay runs on
};

} // namespace liteboxd::hubble
