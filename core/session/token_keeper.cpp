// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/token_keeper.h"

namespace liteboxd::session {

TokenKeeper::TokenKeeper(secrets::Keychain &keychain, KeptTokens &kept, sandbox::SandboxCache &sandboxes,
                         ClusterIdentity &cluster, QString server, QString nameSpace, QObject *parent)
    : QObject(parent)
    , m_keychain(keychain)
    , m_kept(kept)
    , m_sandboxes(sandboxes)
    , m_cluster(cluster)
    , m_server(std::move(server))
    , m_nameSpace(std::move(nameSpace))
{
    m_followed = m_sandboxes.subscribe(this, [this](const sandbox::SandboxChanges &changes) { follow(changes); });
    connect(&m_sandboxes, &sandbox::SandboxCache::stateChanged, this, &TokenKeeper::sweep);
    connect(&m_cluster, &ClusterIdentity::identified, this, &TokenKeeper::sweep);
}

async::Request TokenKeeper::keep(const sandbox::Sandbox &sandbox, QObject *context, async::Callback<void> done)
{
    const async::Promise<void> promise(context, done);
    if (sandbox.accessToken.isEmpty()) {
        promise.complete(base::fail(base::ErrorCode::InvalidArgument, "the sandbox has no access token"));
        return promise.request();
    }
    if (m_cluster.uid().isEmpty()) {
        const base::Error unknown{base::ErrorCode::NotFound, "the cluster is not identified yet",
                                  "namespaces/kube-system"};
        promise.complete(base::fail(m_cluster.error().value_or(unknown)));
        return promise.request();
    }
    // Noted first: an entry without a token does no harm, a token without an entry would stay for ever.
    m_kept.add(clusterKey(), m_nameSpace, sandbox.id);
    m_written[sandbox.id] = base::digest(sandbox.accessToken.reveal());
    return m_keychain.store({clusterKey(), sandbox.id}, sandbox.accessToken, context, std::move(done));
}

async::Request TokenKeeper::wouldAsk(QObject *context, async::Callback<bool> done)
{
    return m_keychain.wouldAsk(context, std::move(done));
}

void TokenKeeper::follow(const sandbox::SandboxChanges &changes)
{
    for (const sandbox::SandboxPtr &sandbox : changes.changed) {
        if (isKept(sandbox->id))
            renew(*sandbox);
    }
    for (const sandbox::SandboxPtr &sandbox : changes.removed) {
        if (isKept(sandbox->id))
            forget(sandbox->id);
    }
}

/// What is kept and not in a whole list any more went while nobody looked.
void TokenKeeper::sweep()
{
    if (m_sandboxes.state().phase != kube::SyncState::Phase::Live || m_cluster.uid().isEmpty())
        return;
    for (const base::SandboxId &id : m_kept.ids(clusterKey(), m_nameSpace)) {
        if (!m_sandboxes.find(id))
            forget(id);
    }
}

void TokenKeeper::renew(const sandbox::Sandbox &sandbox)
{
    if (sandbox.accessToken.isEmpty())
        return forget(sandbox.id);
    const base::TokenDigest digest = base::digest(sandbox.accessToken.reveal());
    const auto written = m_written.find(sandbox.id);
    if (written != m_written.end() && base::equal(written->second, digest))
        return;
    m_written[sandbox.id] = digest;
    own(m_keychain.store({clusterKey(), sandbox.id}, sandbox.accessToken, this,
                         [this, id = sandbox.id](const base::Result<void> &stored) {
                             if (stored)
                                 return;
                             m_written.erase(id);
                             Q_EMIT failed(stored.error());
                         }));
}

void TokenKeeper::forget(const base::SandboxId &id)
{
    m_written.erase(id);
    own(m_keychain.remove({clusterKey(), id}, this, [this, id](const base::Result<void> &removed) {
        if (removed)
            m_kept.remove(clusterKey(), m_nameSpace, id);
        else
            Q_EMIT failed(removed.error());
    }));
}

void TokenKeeper::own(async::Request request)
{
    std::erase_if(m_requests, [](const async::Request &ended) { return !ended.isPending(); });
    m_requests.push_back(std::move(request));
}

/// A cluster says itself which uid it has: one that claims another's is still another server, and has entries of its
/// own.
QString TokenKeeper::clusterKey() const
{
    return m_cluster.uid() + u'@' + m_server;
}

bool TokenKeeper::isKept(const base::SandboxId &id) const
{
    return !m_cluster.uid().isEmpty() && m_kept.contains(clusterKey(), m_nameSpace, id);
}

} // namespace liteboxd::session
