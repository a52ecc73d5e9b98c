// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace liteboxd::sandbox {

/// Where a sandbox is in its life: the pod's phase, except that a deletion under way comes first.
enum class SandboxState {
    Pending,     ///< not all containers run yet; the reason says what it waits for
    Running,     ///< at least one container runs
    Succeeded,   ///< every container ended well
    Failed,      ///< a container ended badly, or the pod was evicted
    Terminating, ///< deletion was asked for and is under way
    Unknown,     ///< the cluster does not know, or said something we do not know
};

} // namespace liteboxd::sandbox
