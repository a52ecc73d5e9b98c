// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/id_holder.h"

#include <algorithm>
#include <iterator>
#include <tuple>

namespace liteboxd::sandbox {

namespace {

bool hasTheNameOfItsId(const Sandbox &pod)
{
    return pod.podName == QStringLiteral("sandbox-") + QString::fromStdString(pod.id.text());
}

bool serves(const Sandbox &pod)
{
    return pod.state == SandboxState::Running && !pod.podAddress.isEmpty();
}

/// Pods of one group replace each other. A pod without a controller is a group by itself.
QString groupOf(const Sandbox &pod)
{
    return pod.controller ? u'c' + pod.controller->uid : u'p' + pod.uid;
}

bool isYounger(const Sandbox &a, const Sandbox &b)
{
    return std::tuple(a.podCreatedAt, QStringView(a.uid)) > std::tuple(b.podCreatedAt, QStringView(b.uid));
}

SandboxPtr youngestOf(const std::vector<SandboxPtr> &pods)
{
    const auto youngest = std::max_element(pods.begin(), pods.end(),
                                           [](const SandboxPtr &a, const SandboxPtr &b) { return isYounger(*b, *a); });
    return youngest == pods.end() ? nullptr : *youngest;
}

template<typename Predicate>
std::vector<SandboxPtr> those(const std::vector<SandboxPtr> &pods, Predicate predicate)
{
    std::vector<SandboxPtr> found;
    std::copy_if(pods.begin(), pods.end(), std::back_inserter(found),
                 [&predicate](const SandboxPtr &pod) { return predicate(*pod); });
    return found;
}

/// Those for which the predicate holds, or all if it holds for none.
template<typename Predicate>
std::vector<SandboxPtr> preferring(const std::vector<SandboxPtr> &pods, Predicate predicate)
{
    std::vector<SandboxPtr> found = those(pods, predicate);
    return found.empty() ? pods : found;
}

/// The pods of the group whose first pod is the oldest.
std::vector<SandboxPtr> oldestGroup(const std::vector<SandboxPtr> &pods)
{
    const auto oldest = std::min_element(pods.begin(), pods.end(),
                                         [](const SandboxPtr &a, const SandboxPtr &b) { return isYounger(*b, *a); });
    return those(pods, [group = groupOf(**oldest)](const Sandbox &pod) { return groupOf(pod) == group; });
}

} // namespace

SandboxPtr idHolder(const std::vector<SandboxPtr> &claims, const SandboxPtr &last)
{
    if (claims.empty())
        return nullptr;
    if (const auto named = those(claims, hasTheNameOfItsId); !named.empty())
        return youngestOf(named);
    if (last) {
        const auto isLast = [&last](const Sandbox &pod) { return pod.uid == last->uid && serves(pod); };
        if (!those(claims, isLast).empty())
            return youngestOf(those(
                claims, [group = groupOf(*last)](const Sandbox &pod) { return serves(pod) && groupOf(pod) == group; }));
    }
    const auto staying = preferring(claims, [](const Sandbox &pod) { return pod.state != SandboxState::Terminating; });
    return youngestOf(oldestGroup(preferring(staying, serves)));
}

QStringList rivalsOf(const Sandbox &holder, const std::vector<SandboxPtr> &claims)
{
    QStringList rivals;
    for (const SandboxPtr &pod : claims) {
        const bool wantsIt = pod->state != SandboxState::Terminating && pod->state != SandboxState::Succeeded &&
                             pod->state != SandboxState::Failed;
        if (wantsIt && groupOf(*pod) != groupOf(holder))
            rivals << pod->podName;
    }
    rivals.sort();
    return rivals;
}

} // namespace liteboxd::sandbox
