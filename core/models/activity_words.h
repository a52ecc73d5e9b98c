// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/activity_entry.h"

namespace liteboxd::models {

/// What happened, in one sentence, translated.
QString text(const ActivityEntry &entry);

/// The word for what came of it, translated.
QString text(ActivityEntry::Outcome outcome);

/// What there is to say beyond text(): the error in its own words, and which sandboxes it did not come to. Lines; empty
/// if there is nothing.
QString details(const ActivityEntry &entry);

} // namespace liteboxd::models
