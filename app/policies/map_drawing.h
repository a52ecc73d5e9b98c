// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/graph/graph.h"
#include "core/policy/policy_map.h"

namespace liteboxd::policies {

/// A map as it is drawn, its nodes and edges in the same order: callers, sandboxes and what they call from the left to
/// the right, a verdict by colour and kind of line. A line says "4f1c0a9e → the world: denied, 443/tcp; nothing allows
/// it, isolated by NetworkPolicy liteboxd/default-deny-all". Translated; plain text.
shell::Graph drawn(const policy::PolicyMap &map);

} // namespace liteboxd::policies
