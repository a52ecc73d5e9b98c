// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace liteboxd::sandbox {

/// How far the making of a sandbox is.
enum class CreationStage {
    Accepted, ///< the API server took the pod; or it was there, of an earlier run with the same key
    Scheduled,
    Starting, ///< image and container; the cluster's events say what it does
    Running,
    Files,
    Script,
    Readiness,
    Ready,
};

} // namespace liteboxd::sandbox
