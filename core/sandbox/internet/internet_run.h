// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/internet/pending_switch.h"
#include "core/sandbox/sandbox_failure.h"

#include <vector>

namespace liteboxd::sandbox {

/// How far one call of InternetSwitch::set() has come.
struct InternetRun
{
    InternetWish wish = InternetWish::Deny;
    int total = 0;
    int done = 0;
    int failed = 0;
    int dropped = 0;    ///< never sent: cancelled, or something else was asked for the same sandbox since
    int unanswered = 0; ///< sent, no answer came, and the watch has not shown yet what became of it
    std::vector<SandboxPtr> changed{};      ///< those that are done, as they were when it was asked for
    std::vector<SandboxFailure> failures{}; ///< those that failed, in that order

    bool isOver() const { return done + failed + dropped == total; }
};

} // namespace liteboxd::sandbox
