// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/error.h"

namespace liteboxd::ctl {

/// What scripts see of how a command ended. `sandbox exec` passes its command's own code on instead.
enum class ExitCode : int {
    Done = 0,          ///< or: the check says yes
    Failed = 1,        ///< or: the check says no
    Usage = 2,         ///< the command line is wrong
    NotFound = 3,      ///< no such object
    NotPermitted = 4,  ///< or the login failed
    Unreachable = 5,   ///< no API server answered
    CannotTell = 6,    ///< inconclusive, not observable
    Interrupted = 130, ///< Ctrl-C
};

ExitCode exitCodeFor(base::ErrorCode code);

/// The same, knowing whose fault it is: a sandbox that refuses a connection is no cluster out of reach.
ExitCode exitCodeFor(const base::Error &error);

/// What to do about an error of this kind, as a whole sentence; "" where we do not know.
const char *adviceFor(base::ErrorCode code);

} // namespace liteboxd::ctl
