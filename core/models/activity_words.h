// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/activity_entry.h"

namespace liteboxd::models {

/// What happened, in one sentence, translated.
QString text(const ActivityEntry &entry);

/// The word for what came of it, translated.
QString text(ActivityEntry::Outcome outcome);

} // namespace liteboxd::models
