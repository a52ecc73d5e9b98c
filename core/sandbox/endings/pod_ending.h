// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/decode/object_view.h"
#include "core/sandbox/endings/ending_cause.h"
#include "core/sandbox/pod_event.h"

#include <QString>

#include <chrono>
#include <optional>
#include <vector>

namespace liteboxd::sandbox {

/// How a pod ended. Texts are the cluster's.
struct PodEnding
{
    EndingCause cause = EndingCause::Unknown;
    QString reason{};  ///< "OOMKilled"; may be empty
    QString message{}; ///< may be empty
    std::optional<int> exitCode{};
    std::optional<std::chrono::system_clock::time_point> at{}; ///< where the pod says so

    bool operator==(const PodEnding &) const = default;
};

/// What is known of a pod's deletion besides what the pod says.
enum class Remover {
    Nobody,  ///< it is still there
    Us,      ///< this user, through one of our programs
    Keeper,  ///< a keeper of ours, because its time was up
    Somebody ///< it went; nobody of ours did it
};

/// Why a pod ended, from its last status, its events and who deleted it. What it died of by itself counts more than who
/// took it away afterwards; what a deletion made of its containers (exit code 137 or 143) is the deletion's doing.
/// Source: Kubernetes, Pod Lifecycle and Disruptions. Pure; any pod reads.
PodEnding podEnding(const kube::ObjectView &pod, const std::vector<PodEvent> &events, Remover remover);

} // namespace liteboxd::sandbox
