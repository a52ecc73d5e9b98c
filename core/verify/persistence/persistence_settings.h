// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/verify/persistence/server_restart.h"

namespace liteboxd::verify {

/// What a run may restart, to see whether policies outlive it. Nothing, unless somebody agreed.
struct PersistenceSettings
{
    bool restartsAgents = false;
    RestartWay restartServer{}; ///< none: nobody said how
};

} // namespace liteboxd::verify
