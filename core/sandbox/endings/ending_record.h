// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/endings/ending_evidence.h"
#include "core/sandbox/endings/pod_ending.h"
#include "core/sandbox/sandbox.h"
#include "core/store/history_record.h"
#include "core/store/tombstone.h"

#include <optional>

namespace liteboxd::sandbox {

/// What is kept of a sandbox that ended, without `clusterUid` and `recordedThrough`, which the recorder knows. `now` is
/// when it was seen to have ended, for pods that do not say. Pure.
store::Tombstone tombstoneOf(const Sandbox &sandbox, const EndingEvidence &evidence, Remover remover, Sandbox::Time now);

/// The sandbox that a tombstone tells of, as far as it does: for filters. Nothing if its id is none. Pure.
std::optional<Sandbox> sandboxOf(const store::Tombstone &tombstone);

/// The network configuration that a sandbox asks for: {allowInternetAccess, allowedDomains, until}. Pure.
QJsonObject networkOf(const Sandbox &sandbox);

} // namespace liteboxd::sandbox
