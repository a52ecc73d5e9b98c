// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/flow.h"
#include "core/flows/flow_gap.h"

#include <QString>

#include <chrono>
#include <cstdint>
#include <optional>

namespace liteboxd::flows {

/// A row of a list of flows: one flow with those that repeat it, or a gap.
struct FlowRecord
{
    Flow flow{};             ///< the latest; empty for a gap
    std::uint64_t count = 1; ///< packets or messages; a dropped packet counts once, though it is told twice
    std::chrono::system_clock::time_point first{};
    std::optional<FlowGap> gap{};

    static FlowRecord of(const Flow &flow) { return {flow, 1, flow.time, {}}; }
    static FlowRecord of(const FlowGap &gap) { return {{}, 0, gap.from, gap}; }
};

/// What makes two flows the same row: who, to whom and where, verdict with its reason, direction, layer 7. The port of
/// the client is not part of it.
struct RepeatKey
{
    QString client;
    QString server;
    QString layer7;
    std::uint64_t numbers = 0; ///< port, protocol, verdict, reason, direction, reply

    explicit RepeatKey(const Flow &flow);

    bool operator==(const RepeatKey &) const = default;
    friend std::size_t qHash(const RepeatKey &key, std::size_t seed)
    {
        return qHashMulti(seed, key.client, key.server, key.layer7, key.numbers);
    }
};

/// Takes a further flow of the same key into a record. A twin (DropTwins) brings what its other half did not say, and
/// does not count.
void repeat(FlowRecord &record, const Flow &flow, bool isTwin);

} // namespace liteboxd::flows
