// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/sandbox_index.h"

#include "core/sandbox/id_holder.h"

namespace liteboxd::sandbox {

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
        judge(id, claims, changes);
        if (claims.pods.empty())
            m_claims.erase(id);
    }
    return changes;
}

void SandboxIndex::judge(const base::SandboxId &id, Claims &claims, SandboxChanges &changes)
{
    const SandboxPtr holder = idHolder(claims.pods, claims.holder);
    const QStringList rivals = holder ? rivalsOf(*holder, claims.pods) : QStringList();
    const SandboxPtr before = claims.shown;
    for (const QString &rival : rivals) {
        if (!before || !before->rivals.contains(rival))
            m_rivalClaims.push_back({id, holder->podName, rival});
    }
    const bool isAsBefore = before && holder == claims.holder && rivals == before->rivals;
    claims.holder = holder;
    if (isAsBefore)
        return;
    claims.shown = holder;
    if (!rivals.isEmpty()) {
        auto contested = std::make_shared<Sandbox>(*holder);
        contested->rivals = rivals;
        claims.shown = std::move(contested);
    }
    if (!holder && before)
        changes.removed.push_back(before);
    else if (holder && !before)
        changes.added.push_back(claims.shown);
    else if (holder)
        changes.changed.push_back(claims.shown);
}

SandboxPtr SandboxIndex::find(const base::SandboxId &id) const
{
    const auto found = m_claims.find(id);
    return found == m_claims.end() ? nullptr : found->second.shown;
}

std::vector<SandboxPtr> SandboxIndex::values() const
{
    std::vector<SandboxPtr> all;
    all.reserve(m_claims.size());
    for (const auto &[id, claims] : m_claims)
        all.push_back(claims.shown);
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
