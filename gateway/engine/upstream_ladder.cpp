// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/upstream_ladder.h"

#include <algorithm>

namespace liteboxd::engine {

const UpstreamChoice *UpstreamLadder::find(const base::SandboxId &sandboxId) const
{
    const auto found = m_known.find(sandboxId);
    return found == m_known.end() ? nullptr : &found->second.choice;
}

UpstreamMode UpstreamLadder::begin(const base::SandboxId &sandboxId) const
{
    if (const UpstreamChoice *const choice = find(sandboxId))
        return choice->mode;
    return m_direct > 0 ? UpstreamMode::Direct : m_latest;
}

bool UpstreamLadder::hasWorked(const base::SandboxId &sandboxId, UpstreamMode mode) const
{
    const auto found = m_known.find(sandboxId);
    return found != m_known.end() && found->second.choice.mode == mode && !found->second.isDoubtful;
}

bool UpstreamLadder::takeRetry(const base::SandboxId &sandboxId, io::Deadline now)
{
    const auto found = m_known.find(sandboxId);
    if (found == m_known.end() || found->second.retryAt > now)
        return false;
    found->second.retryAt = io::Deadline::max();
    return true;
}

bool UpstreamLadder::choose(const UpstreamChoice &choice, io::Deadline now)
{
    const auto [place, isNew] = m_known.try_emplace(choice.sandboxId, Known{choice});
    Known &known = place->second;
    known.isDoubtful = false;
    if (!isNew && known.choice == choice)
        return false;
    const bool isOther = isNew || known.choice.mode != choice.mode;
    if (isOther) {
        m_direct += choice.mode == UpstreamMode::Direct ? 1 : 0;
        m_direct -= !isNew && known.choice.mode == UpstreamMode::Direct ? 1 : 0;
        // A way that was assumed from what works elsewhere leaves the better ones untried: that is made up for at once.
        known.wait = firstRetry;
        known.retryAt = choice.mode == UpstreamMode::Direct ? io::Deadline::max()
                        : choice.failed                     ? now + known.wait
                                                            : now;
    }
    known.choice = choice;
    m_latest = choice.mode;
    return true;
}

void UpstreamLadder::postpone(const base::SandboxId &sandboxId, io::Deadline now)
{
    const auto found = m_known.find(sandboxId);
    if (found == m_known.end())
        return;
    found->second.retryAt = now + found->second.wait;
    found->second.wait = std::min(found->second.wait * 2, lastRetry);
}

void UpstreamLadder::retryAll(io::Deadline now)
{
    for (auto &[id, known] : m_known) {
        known.isDoubtful = known.choice.mode == UpstreamMode::Direct;
        if (known.isDoubtful)
            continue;
        known.wait = firstRetry;
        known.retryAt = now;
    }
}

void UpstreamLadder::keepOnly(const RouteTable &routes)
{
    if (routes.freshness() != RouteTable::Freshness::Current)
        return;
    std::erase_if(m_known, [this, &routes](const auto &entry) {
        const bool isGone = routes.find(entry.first.text()) == nullptr;
        m_direct -= isGone && entry.second.choice.mode == UpstreamMode::Direct ? 1 : 0;
        return isGone;
    });
}

} // namespace liteboxd::engine
