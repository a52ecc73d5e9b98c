// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/store/tombstone.h"

#include <QString>

namespace liteboxd::models {

/// Why a sandbox ended, in the language of the moment: "Out of memory (exit code 137)". A cause that this version does
/// not know stands as it is stored.
QString endingText(const store::Tombstone &tombstone);

} // namespace liteboxd::models
