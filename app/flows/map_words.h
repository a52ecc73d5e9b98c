// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/traffic_map.h"

#include <QString>

namespace liteboxd::flows {

/// What stands on a node of the map, translated: "4f1c0a9e", "python (12)", "40 more sandboxes".
QString nodeLabel(const MapNode &node);

/// What a line says, for a tool tip, the line below the map, and whoever has it read out:
/// "4f1c0a9e → pypi.org: DROPPED, 12 times (2 a minute), port 443".
QString edgeText(const TrafficMap &map, const MapEdge &edge);

/// The same for a node, with what it passes and what is dropped of it.
QString nodeText(const TrafficMap &map, std::size_t node);

} // namespace liteboxd::flows
