// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/graph/graph.h"
#include "core/flows/traffic_map.h"

namespace liteboxd::flows {

/// A map as it is drawn, its nodes and edges in the same order. A node is labelled "4f1c0a9e", "python (12)" or
/// "40 more destinations", and its text counts what passes and what is dropped; a line shows its verdict by colour and
/// kind, its rate by its width, and says "4f1c0a9e → pypi.org: DROPPED, 12 times (2 a minute), port 443". Translated.
shell::Graph drawn(const TrafficMap &map);

} // namespace liteboxd::flows
