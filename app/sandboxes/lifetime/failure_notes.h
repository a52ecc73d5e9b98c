// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/activity_entry.h"
#include "core/sandbox/sandbox_failure.h"

#include <vector>

namespace liteboxd::sandboxes {

/// Writes into an entry how many it did not come to, which, and why; the outcome follows from it.
void noteFailures(models::ActivityEntry &entry, const std::vector<sandbox::SandboxFailure> &failures);

} // namespace liteboxd::sandboxes
