// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/sandbox_index.h"

#include <algorithm>
#include <tuple>

namespace liteboxd::sandbox {

namespace {

auto rank(const Sandbox &sandbox)
{
    const bool stays = sandbox.state != SandboxState::Terminating;
    const bool serves = sandbox.state == SandboxState::Running && !sandbox.podAddress.isEmpty();
    return std::tuple(stays, serves, sandbox.podCreatedAt, QStringView(sandbox.uid));
}

SandboxPtr winnerOf(const std::vector<SandboxPtr> &pods)
{
    const auto best = std::max_element(
        pods.begin(), pods.end(), [](const SandboxPtr &a, const SandboxPtr &b) { return takesPrecedence(*b, *a); });
    return best == pods.end() ? nullptr : *best;
}

} // namespace

bool takesPrecedence(const Sandbox &a, const Sandbox &b)
{
    return rank(a) > rank(b);
}

SandboxChanges SandboxIndex::apply(const kube::Changes<Sandbox> &pods)
{
    std::set<base::SandboxId> touched;
    for (const SandboxPtr &pod : pods.removed)
        drop(pod->podName, touched);
    for (const SandboxPtr &pod : pods.changed)
        put(pod, touched);
    for (const SandboxPtr &pod : pods.added)
        put(pod, touched);

    SandboxChanges changes;
    for (const base::SandboxId &id : touched) {
        Claims &claims = m_claims[id];
        const SandboxPtr before = std::exchange(claims.winner, winnerOf(claims.pods));
        if (!claims.winner && before)
            changes.removed.push_back(before);
        else if (claims.winner && !before)
            changes.added.push_back(claims.winner);
        else if (claims.winner != before)
            changes.changed.push_back(claims.winner);
        if (claims.pods.empty())
            m_claims.erase(id);
    }
    return changes;
}

SandboxPtr SandboxIndex::find(const base::SandboxId &id) const
{
    const auto found = m_claims.find(id);
    return found == m_claims.end() ? nullptr : found->second.winner;
}

std::vector<SandboxPtr> SandboxIndex::values() const
{
    std::vector<SandboxPtr> all;
    all.reserve(m_claims.size());
    for (const auto &[id, claims] : m_claims)
        all.push_back(claims.winner);
    return all;
}

void SandboxIndex::put(const SandboxPtr &pod, std::set<base::SandboxId> &touched)
{
    drop(pod->podName, touched);
    m_claims[pod->id].pods.push_back(pod);
    m_ids.insert_or_assign(pod->podName, pod->id);
    touched.insert(pod->id);
}

void SandboxIndex::drop(const QString &podName, std::set<base::SandboxId> &touched)
{
    const auto known = m_ids.find(podName);
    if (known == m_ids.end())
        return;
    std::erase_if(m_claims[known->second].pods, [&podName](const SandboxPtr &pod) { return pod->podName == podName; });
    touched.insert(known->second);
    m_ids.erase(known);
}

} // namespace liteboxd::sandbox
