// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/sandbox/sandbox.h"

#include <vector>

namespace liteboxd::sandbox {

/// Something that has to be done to a sandbox when its time comes.
struct DueTask
{
    enum class Kind {
        EndSandbox, ///< its TTL is over
        CutInternet ///< its internet access was given for a time
    };

    Kind kind = Kind::EndSandbox;
    Sandbox::Time at{};
    SandboxPtr sandbox{};
};

/// What its annotations ask for. A sandbox that LiteBoxd's own server manages is ended by that, and one whose pod a
/// controller would make anew is not ended at all; one that terminates has nothing left to do. Pure.
std::vector<DueTask> dueTasks(const SandboxPtr &sandbox);

} // namespace liteboxd::sandbox
