// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/pod_status.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string_view>

namespace liteboxd::sandbox {

namespace {

/// A reason and its sentence, still in the parser's memory.
struct Finding
{
    std::string_view reason;
    std::string_view message;
    std::optional<int> exitCode{};

    bool isNothing() const { return reason.empty() && !exitCode; }
};

QString cut(std::string_view text, qsizetype most)
{
    // A character takes at most four bytes: enough is converted, and a huge text costs nothing.
    const std::string_view head = text.substr(0, static_cast<std::size_t>(most) * 4);
    return QString::fromUtf8(head.data(), static_cast<qsizetype>(head.size())).left(most);
}

SandboxState stateOf(const kube::ObjectView &pod)
{
    if (pod["metadata"]["deletionTimestamp"].exists())
        return SandboxState::Terminating;
    const std::string_view phase = pod["status"]["phase"].text();
    if (phase == "Pending")
        return SandboxState::Pending;
    if (phase == "Running")
        return SandboxState::Running;
    if (phase == "Succeeded")
        return SandboxState::Succeeded;
    if (phase == "Failed")
        return SandboxState::Failed;
    return SandboxState::Unknown;
}

/// How a container ended; nothing where it has not, or ended well.
std::optional<int> exitCodeOf(const kube::ObjectView &end)
{
    const std::int64_t code = end["exitCode"].integer().value_or(0);
    if (code == 0 || code < std::numeric_limits<int>::min() || code > std::numeric_limits<int>::max())
        return std::nullopt;
    return static_cast<int>(code);
}

/// What a list of container statuses says: a wait that is more than starting up comes before an end that went wrong.
Finding containerFinding(const kube::ObjectView &statuses)
{
    Finding waiting;
    Finding ended;
    statuses.eachItem([&](const kube::ObjectView &status) {
        const kube::ObjectView state = status["state"];
        const std::string_view waits = state["waiting"]["reason"].text();
        const bool starting = waits == "ContainerCreating" || waits == "PodInitializing";
        if (!waits.empty() && (waiting.reason.empty() || !starting))
            waiting = {waits, state["waiting"]["message"].text(), exitCodeOf(status["lastState"]["terminated"])};
        const kube::ObjectView end = state["terminated"];
        if (end["exitCode"].integer().value_or(0) != 0 && ended.isNothing())
            ended = {end["reason"].text(), end["message"].text(), exitCodeOf(end)};
    });
    return waiting.isNothing() ? ended : waiting;
}

Finding schedulingFinding(const kube::ObjectView &conditions)
{
    Finding finding;
    conditions.eachItem([&finding](const kube::ObjectView &condition) {
        if (condition["type"].text() == "PodScheduled" && condition["status"].text() == "False")
            finding = {condition["reason"].text(), condition["message"].text()};
    });
    return finding;
}

Finding findingOf(const kube::ObjectView &status)
{
    if (!status["reason"].text().empty())
        return {status["reason"].text(), status["message"].text(),
                containerFinding(status["containerStatuses"]).exitCode};
    Finding finding = containerFinding(status["initContainerStatuses"]);
    if (finding.isNothing())
        finding = containerFinding(status["containerStatuses"]);
    if (finding.isNothing())
        finding = schedulingFinding(status["conditions"]);
    return finding;
}

bool isReady(const kube::ObjectView &conditions)
{
    bool ready = false;
    conditions.eachItem([&ready](const kube::ObjectView &condition) {
        if (condition["type"].text() == "Ready")
            ready = condition["status"].text() == "True";
    });
    return ready;
}

int restartsOf(const kube::ObjectView &status)
{
    static constexpr std::int64_t most = std::numeric_limits<int>::max();
    std::int64_t sum = 0;
    const auto add = [&sum](const kube::ObjectView &container) {
        const std::int64_t restarts = container["restartCount"].integer().value_or(0);
        sum = std::min<std::int64_t>(most, sum + std::clamp<std::int64_t>(restarts, 0, most));
    };
    status["initContainerStatuses"].eachItem(add);
    status["containerStatuses"].eachItem(add);
    return static_cast<int>(sum);
}

} // namespace

PodStatus podStatus(const kube::ObjectView &pod)
{
    constexpr qsizetype longestReason = 128;
    constexpr qsizetype longestMessage = 1024;
    const kube::ObjectView status = pod["status"];
    const Finding finding = findingOf(status);
    return {stateOf(pod),
            cut(finding.reason, longestReason),
            cut(finding.message, longestMessage),
            isReady(status["conditions"]),
            restartsOf(status),
            finding.exitCode};
}

} // namespace liteboxd::sandbox
