// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/sandboxes/last_look.h"

#include "core/sandbox/endings/ending_collection.h"
#include "core/sandbox/endings/ending_record.h"

#include <algorithm>
#include <utility>

namespace liteboxd::ctl {

namespace {

constexpr std::size_t mostLookedAt = 100;

} // namespace

LastLook::LastLook(kube::ApiClient &api, QObject *parent)
    : QObject(parent)
    , m_api(api)
{}

void LastLook::start(const std::vector<sandbox::Sandbox> &sandboxes)
{
    m_open = std::min(sandboxes.size(), mostLookedAt);
    for (std::size_t i = 0; i < std::min(sandboxes.size(), mostLookedAt); ++i) {
        m_looks.push_back(sandbox::EndingCollection::start(
            m_api, sandboxes[i], this, [this, uid = sandboxes[i].uid](base::Result<sandbox::EndingEvidence> evidence) {
                if (evidence)
                    m_seen[uid] = std::move(*evidence);
                --m_open;
                finishIfDone();
            }));
    }
    QMetaObject::invokeMethod(this, &LastLook::finishIfDone, Qt::QueuedConnection);
}

store::Tombstone LastLook::tombstone(const sandbox::Sandbox &sandbox) const
{
    const auto seen = m_seen.find(sandbox.uid);
    return sandbox::tombstoneOf(sandbox, seen == m_seen.end() ? sandbox::EndingEvidence() : seen->second,
                                sandbox::Remover::Us, std::chrono::system_clock::now());
}

void LastLook::finishIfDone()
{
    if (m_open > 0 || std::exchange(m_hasFinished, true))
        return;
    Q_EMIT finished();
}

} // namespace liteboxd::ctl
