// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/endings/pod_ending.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <utility>

namespace liteboxd::sandbox {

namespace {

using Time = std::chrono::system_clock::time_point;

struct Meaning
{
    std::string_view word;
    EndingCause cause;
};

/// status.reason of a pod.
constexpr std::array podReasons{
    Meaning{"DeadlineExceeded", EndingCause::Deadline},     Meaning{"Evicted", EndingCause::Evicted},
    Meaning{"Preempting", EndingCause::Evicted},            Meaning{"Preempted", EndingCause::Evicted},
    Meaning{"NodeLost", EndingCause::Node},                 Meaning{"NodeShutdown", EndingCause::Node},
    Meaning{"Shutdown", EndingCause::Node},                 Meaning{"Terminated", EndingCause::Node},
    Meaning{"NodeAffinity", EndingCause::Node},             Meaning{"UnexpectedAdmissionError", EndingCause::Node},
    Meaning{"OutOfcpu", EndingCause::Node},                 Meaning{"OutOfmemory", EndingCause::Node},
    Meaning{"OutOfpods", EndingCause::Node},                Meaning{"OutOfephemeral-storage", EndingCause::Node},
};

/// The reason of the condition DisruptionTarget.
constexpr std::array disruptions{
    Meaning{"DeletionByTaintManager", EndingCause::Node},   Meaning{"DeletionByPodGC", EndingCause::Node},
    Meaning{"PreemptionByScheduler", EndingCause::Evicted}, Meaning{"EvictionByEvictionAPI", EndingCause::Evicted},
    Meaning{"TerminationByKubelet", EndingCause::Node},
};

/// Why a container ended.
constexpr std::array ends{
    Meaning{"OOMKilled", EndingCause::OutOfMemory},         Meaning{"StartError", EndingCause::Start},
    Meaning{"ContainerCannotRun", EndingCause::Start},      Meaning{"ContainerStatusUnknown", EndingCause::Node},
    Meaning{"DeadlineExceeded", EndingCause::Deadline},
};

/// What a container waited for.
constexpr std::array waits{
    Meaning{"ErrImagePull", EndingCause::Image},            Meaning{"ImagePullBackOff", EndingCause::Image},
    Meaning{"InvalidImageName", EndingCause::Image},        Meaning{"ErrImageNeverPull", EndingCause::Image},
    Meaning{"ImageInspectError", EndingCause::Image},       Meaning{"RegistryUnavailable", EndingCause::Image},
    Meaning{"CreateContainerConfigError", EndingCause::Start}, Meaning{"CreateContainerError", EndingCause::Start},
    Meaning{"RunContainerError", EndingCause::Start},
};

/// Events that tell of a node's or scheduler's doing.
constexpr std::array noted{
    Meaning{"TaintManagerEviction", EndingCause::Node},     Meaning{"NodeNotReady", EndingCause::Node},
    Meaning{"Evicted", EndingCause::Evicted},               Meaning{"Preempted", EndingCause::Evicted},
};

template<std::size_t size>
std::optional<EndingCause> meaning(const std::array<Meaning, size> &table, std::string_view word)
{
    const auto found = std::find_if(table.begin(), table.end(), [word](const Meaning &row) { return row.word == word; });
    return found == table.end() ? std::nullopt : std::optional(found->cause);
}

QString qstring(std::string_view text)
{
    constexpr std::size_t most = 4096;
    const std::string_view head = text.substr(0, most);
    return QString::fromUtf8(head.data(), static_cast<qsizetype>(head.size())).left(1024);
}

/// When its deletion was asked for; nothing if nobody did.
std::optional<Time> deletionAskedAt(const kube::ObjectView &metadata)
{
    const auto deadline = metadata["deletionTimestamp"].time();
    if (!deadline)
        return std::nullopt;
    return *deadline - std::chrono::seconds(metadata["deletionGracePeriodSeconds"].integer().value_or(0));
}

/// The most telling end of a container in a list of their statuses.
struct ContainerEnd
{
    PodEnding ending;
    bool isFound = false;
};

void readEnd(const kube::ObjectView &terminated, ContainerEnd &found)
{
    if (!terminated.exists())
        return;
    const int exitCode = static_cast<int>(std::clamp<std::int64_t>(terminated["exitCode"].integer().value_or(0), -1, 1024));
    const std::string_view reason = terminated["reason"].text();
    const EndingCause usual = exitCode == 0 ? EndingCause::Completed : EndingCause::ExitCode;
    const EndingCause cause = meaning(ends, reason).value_or(usual);
    // One that went wrong says more than one that ended well, and a known reason more than a number.
    const auto weight = [](EndingCause each) {
        return each == EndingCause::Completed ? 0 : each == EndingCause::ExitCode ? 1 : 2;
    };
    if (found.isFound && weight(cause) <= weight(found.ending.cause))
        return;
    found.isFound = true;
    found.ending = {cause, qstring(reason), qstring(terminated["message"].text()), exitCode,
                    terminated["finishedAt"].time()};
}

ContainerEnd containerEnd(const kube::ObjectView &status)
{
    ContainerEnd found;
    for (const char *list : {"initContainerStatuses", "containerStatuses"}) {
        status[list].eachItem([&](const kube::ObjectView &container) {
            // An init container that ended well is over, not the pod.
            const kube::ObjectView terminated = container["state"]["terminated"];
            if (std::string_view(list) == "containerStatuses" || terminated["exitCode"].integer().value_or(0) != 0)
                readEnd(terminated, found);
        });
    }
    return found;
}

std::optional<PodEnding> waitingEnd(const kube::ObjectView &status)
{
    std::optional<PodEnding> found;
    for (const char *list : {"initContainerStatuses", "containerStatuses"}) {
        status[list].eachItem([&found](const kube::ObjectView &container) {
            const kube::ObjectView waiting = container["state"]["waiting"];
            if (const auto cause = meaning(waits, waiting["reason"].text()); cause && !found)
                found = PodEnding{*cause, qstring(waiting["reason"].text()), qstring(waiting["message"].text()), {}, {}};
        });
    }
    return found;
}

std::optional<PodEnding> disruption(const kube::ObjectView &status)
{
    std::optional<PodEnding> found;
    status["conditions"].eachItem([&found](const kube::ObjectView &condition) {
        if (condition["type"].text() != "DisruptionTarget" || condition["status"].text() != "True")
            return;
        if (const auto cause = meaning(disruptions, condition["reason"].text()))
            found = PodEnding{*cause, qstring(condition["reason"].text()), qstring(condition["message"].text()), {},
                              condition["lastTransitionTime"].time()};
    });
    return found;
}

std::optional<PodEnding> notedEnd(const std::vector<PodEvent> &events)
{
    for (auto event = events.rbegin(); event != events.rend(); ++event) {
        if (const auto cause = meaning(noted, event->reason.toStdString()))
            return PodEnding{*cause, event->reason, event->message, {}, event->lastAt};
    }
    return std::nullopt;
}

/// What the pod ended of before anybody took it away, if it did.
std::optional<PodEnding> ownEnding(const kube::ObjectView &pod, bool isGone)
{
    const kube::ObjectView status = pod["status"];
    const std::string_view reason = status["reason"].text();
    const auto askedAt = deletionAskedAt(pod["metadata"]);
    ContainerEnd container = containerEnd(status);
    if (const auto cause = meaning(podReasons, reason))
        return PodEnding{*cause, qstring(reason), qstring(status["message"].text()), container.ending.exitCode,
                         container.ending.at};
    if (auto end = disruption(status))
        return end;
    const bool isKnownEnd = container.ending.cause == EndingCause::OutOfMemory ||
                            container.ending.cause == EndingCause::Deadline;
    const bool isBefore = !askedAt || (container.ending.at && *container.ending.at < *askedAt);
    const std::string_view phase = status["phase"].text();
    const bool hasEnded = phase == "Failed" || phase == "Succeeded";
    if (container.isFound && (isKnownEnd || isBefore) && (hasEnded || isGone || isKnownEnd))
        return container.ending;
    if (hasEnded && !askedAt)
        return PodEnding{phase == "Succeeded" ? EndingCause::Completed : EndingCause::Unknown, qstring(reason),
                         qstring(status["message"].text()), {}, {}};
    return std::nullopt;
}

} // namespace

PodEnding podEnding(const kube::ObjectView &pod, const std::vector<PodEvent> &events, Remover remover)
{
    const bool isGone = remover != Remover::Nobody;
    if (auto own = ownEnding(pod, isGone))
        return std::move(*own);
    if (!isGone)
        return {};
    PodEnding ending = waitingEnd(pod["status"]).value_or(PodEnding());
    if (ending.cause != EndingCause::Unknown)
        return ending;
    if (remover == Remover::Us || remover == Remover::Keeper) {
        ending.cause = remover == Remover::Us ? EndingCause::Deleted : EndingCause::Expired;
        return ending;
    }
    if (auto end = notedEnd(events))
        return std::move(*end);
    ending.cause = EndingCause::DeletedByOther;
    return ending;
}

} // namespace liteboxd::sandbox
