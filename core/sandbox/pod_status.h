// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/decode/object_view.h"
#include "core/sandbox/sandbox_state.h"

#include <QString>

#include <optional>

namespace liteboxd::sandbox {

/// How a pod is, in the words a person looks for.
struct PodStatus
{
    SandboxState state = SandboxState::Unknown;
    QString reason;  ///< the cluster's word for why; empty if there is nothing to say
    QString message; ///< the cluster's sentence to it, cut after 1024 characters
    bool ready = false;
    int restarts = 0;
    std::optional<int> exitCode{}; ///< of the container that the reason is about, where it ended
};

/// Reads a pod's state and looks for the most telling reason, as `kubectl get pods` does: the pod's own ("Evicted"),
/// an init container's, a container's that waits ("ImagePullBackOff") or ended ("OOMKilled"), the scheduler's
/// ("Unschedulable"). Pure.
PodStatus podStatus(const kube::ObjectView &pod);

} // namespace liteboxd::sandbox
