// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/activity_entry.h"
#include "core/store/audit_record.h"

#include <optional>

namespace liteboxd::models {

/// What the audit trail keeps of an entry; who and where are for the caller to add. Pure.
store::AuditRecord recordOf(const ActivityEntry &entry);

/// The entry that a row of the audit trail stands for, whichever program wrote it; nothing for a kind that this version
/// does not know. Pure.
std::optional<ActivityEntry> entryOf(const store::AuditRecord &record);

} // namespace liteboxd::models
