// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/flow_digest.h"

#include <QString>
#include <QStringList>

#include <chrono>
#include <cstdint>
#include <functional>
#include <vector>

namespace liteboxd::flows {

/// An end on the map, or several that are drawn as one.
struct MapNode
{
    enum class Kind {
        Sandbox,
        Template,     ///< the sandboxes of one template; `name` is the template's, empty: those without one
        WithDrops,    ///< sandboxes of which something was dropped
        WithoutDrops, ///< the others
        Target,       ///< a name or an address of the world, a pod, a node
        MoreSandboxes,
        MoreTargets ///< those that did not get a place of their own
    };

    Kind kind = Kind::Sandbox;
    QString name;          ///< id of a sandbox, template, name, address; empty for those that are counted only
    qsizetype members = 1; ///< ends that it stands for
    bool asks = false;     ///< it stands on the side of those that ask
    QString filter{};      ///< words that show its flows; empty: no words say it
};

/// What went between two of them with one outcome.
struct MapEdge
{
    std::size_t from = 0; ///< into nodes
    std::size_t to = 0;
    Verdict verdict = Verdict::Unknown;
    std::uint64_t count = 0; ///< packets or messages
    double perMinute = 0;
    QStringList ports{}; ///< "443", "53/udp": the first few
    QString filter{};    ///< as MapNode::filter
};

/// Who talks to whom: sandboxes and what they ask for. Bounded, whatever there is: what is talked to most has a place
/// of its own, and the rest is drawn together.
struct TrafficMap
{
    std::vector<MapNode> nodes;
    std::vector<MapEdge> edges;
};

struct MapOptions
{
    enum class Grouping {
        Automatic, ///< each sandbox, as long as they have room; else by template
        Nothing,
        Template,
        Verdict
    };

    Grouping grouping = Grouping::Automatic;
    std::function<QString(const QString &sandboxId)> templateOf{}; ///< empty: none is known
    std::size_t mostSandboxes = 40;                                ///< nodes on the side of those that ask
    std::size_t mostTargets = 40;                                  ///< and on the other
};

/// Costs two walks over the digest. Any thread.
TrafficMap trafficMap(const FlowDigest &digest, const MapOptions &options);

} // namespace liteboxd::flows
