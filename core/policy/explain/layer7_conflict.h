// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/explain/policy_rule.h"

#include <optional>
#include <string>
#include <vector>

namespace liteboxd::policy::explain {

/// Whether rules for the same peers and port ask for things of layer 7 that exclude each other, as a sentence. Cilium
/// then cannot compute a policy for the pod at all, and what was in force before stays.
std::optional<std::string> layer7Conflict(const std::vector<const PolicySpec *> &specs);

} // namespace liteboxd::policy::explain
