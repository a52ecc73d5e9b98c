// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/sandbox_cache.h"

#include "core/sandbox/labels.h"
#include "core/sandbox/sandbox_decoder.h"

#include <QPointer>

namespace liteboxd::sandbox {

namespace {

/// Pods without an id are none of ours: the API server need not send them.
kube::ListQuery sandboxPods(const std::string &nameSpace)
{
    return {{kube::resources::pods(), nameSpace},
            std::string(labels::app) + '=' + std::string(labels::appValue) + ',' + std::string(labels::sandboxId)};
}

} // namespace

SandboxCache::SandboxCache(kube::ApiClient &api, const std::string &nameSpace, Tokens tokens, QObject *parent)
    : QObject(parent)
    , m_pods(api, sandboxPods(nameSpace), tokens == Tokens::Clear ? decodeSandbox : decodeSandboxWithoutToken)
    , m_subscription(m_pods.subscribe(this, [this](const kube::Changes<Sandbox> &changes) { take(changes); }))
{
    connect(&m_pods, &kube::WatchCacheBase::stateChanged, this, &SandboxCache::stateChanged);
    connect(&m_pods, &kube::WatchCacheBase::objectRejected, this, &SandboxCache::podRejected);
}

void SandboxCache::take(const kube::Changes<Sandbox> &changes)
{
    const SandboxChanges seen = m_index.apply(changes);
    const std::vector<RivalClaim> rivalClaims = m_index.takeRivalClaims();
    if (seen.isEmpty())
        return;
    const QPointer<SandboxCache> self(this);
    m_listeners.tell(seen, this);
    if (self)
        Q_EMIT changed(seen);
    for (const RivalClaim &claim : rivalClaims) {
        if (self)
            Q_EMIT idContested(
                {base::ErrorCode::Conflict,
                 "pod " + claim.holder.toStdString() + " holds the id " + claim.id.text() + " that this pod wants too",
                 "pods/" + claim.rival.toStdString()});
    }
}

} // namespace liteboxd::sandbox
