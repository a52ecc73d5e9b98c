// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/sandbox/sandbox_cache.h"
#include "core/secrets/keychain.h"
#include "core/session/cluster_identity.h"
#include "core/session/kept_tokens.h"

#include <QObject>
#include <QString>

#include <unordered_map>
#include <vector>

namespace liteboxd::session {

/// Keeps in the keychain the tokens of those sandboxes that a person created, copied or opened, follows their changes
/// while this program runs, and removes them with the sandbox, also with one that went while it did not run. The truth
/// is always the pod's annotation; nothing here decides who may open a sandbox.
///
/// One thread; all it is given must outlive it. What fails to be removed is tried again when the sandboxes are next
/// listed.
class TokenKeeper : public QObject
{
    Q_OBJECT

public:
    /// `server` tells the API server from others that claim to be the same cluster (kube::serverFingerprint()).
    TokenKeeper(secrets::Keychain &keychain, KeptTokens &kept, sandbox::SandboxCache &sandboxes,
                ClusterIdentity &cluster, QString server, QString nameSpace, QObject *parent = nullptr);

    /// A person has copied or used this sandbox's token. InvalidArgument: it has none. Otherwise the keychain's errors,
    /// or why the cluster cannot be told from others; the token was copied all the same.
    async::Request keep(const sandbox::Sandbox &sandbox, QObject *context, async::Callback<void> done);

    /// Whether the desktop would ask the person something first; see Keychain::wouldAsk().
    async::Request wouldAsk(QObject *context, async::Callback<bool> done);

Q_SIGNALS:
    /// A kept token could not be renewed or removed behind the scenes.
    void failed(const liteboxd::base::Error &error);

private:
    void follow(const sandbox::SandboxChanges &changes);
    void sweep();
    void renew(const sandbox::Sandbox &sandbox);
    void forget(const base::SandboxId &id);
    void own(async::Request request);
    QString clusterKey() const;
    bool isKept(const base::SandboxId &id) const;

    secrets::Keychain &m_keychain;
    KeptTokens &m_kept;
    sandbox::SandboxCache &m_sandboxes;
    ClusterIdentity &m_cluster;
    QString m_server;
    QString m_nameSpace;
    kube::Subscription m_followed;
    std::unordered_map<base::SandboxId, base::TokenDigest> m_written; ///< by this run, to the keychain
    std::vector<async::Request> m_requests;                           ///< renewals and removals under way
};

} // namespace liteboxd::session
