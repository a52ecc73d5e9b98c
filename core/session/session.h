// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/kube/api_client.h"
#include "core/kube/login/replaceable_credentials.h"
#include "core/kube/permissions.h"
#include "core/policy/network_policy_manager.h"
#include "core/policy/policy_overview.h"
#include "core/sandbox/internet/internet_access.h"
#include "core/sandbox/sandbox_cache.h"
#include "core/secrets/keychain.h"
#include "core/session/cluster_identity.h"
#include "core/session/connection_monitor.h"
#include "core/session/namespace_finder.h"
#include "core/session/session_settings.h"
#include "core/session/token_keeper.h"

#include <QObject>

#include <memory>

namespace liteboxd::session {

/// One connected cluster and one namespace of it: makes the parts, ties them together and owns them. Holds no state of
/// its own; each part has its signals. Another context or namespace is another session.
///
/// One thread. The keychain and the list of what it keeps must outlive it. Destroying it ends every operation and
/// watch.
class Session : public QObject
{
    Q_OBJECT

public:
    /// Malformed if the connection's certificates or key, or a built-in policy, cannot be used. Nothing is sent before
    /// start().
    static base::Result<std::unique_ptr<Session>> create(const SessionSettings &settings, secrets::Keychain &keychain,
                                                         KeptTokens &kept);

    /// The same over a client of the caller's making (tests, port-forwards).
    static base::Result<std::unique_ptr<Session>> create(const SessionSettings &settings, secrets::Keychain &keychain,
                                                         KeptTokens &kept, std::unique_ptr<kube::ApiClient> api);

    ~Session() override;

    /// Connects. What comes of it is told by connection() and sandboxes().
    void start();

    /// Somebody pressed "Retry".
    void retryNow();

    /// The kubeconfig was written anew: `login` is for the same cluster and user, and differs in what it shows the API
    /// server to sign in. Later requests use it; nothing else changes.
    void renewLogin(const kube::ConnectionSettings &login);

    const SessionSettings &settings() const { return m_settings; }

    /// Shared with whatever else connects to the cluster as this user.
    const std::shared_ptr<kube::ReplaceableCredentials> &credentials() const { return m_credentials; }
    kube::ApiClient &api() { return *m_api; }
    ConnectionMonitor &connection() { return *m_connection; }
    ClusterIdentity &cluster() { return *m_cluster; }
    NamespaceFinder &namespaces() { return *m_namespaces; }

    /// What the account may do in the namespace: asked whenever the connection comes up, with a renewed login, and on
    /// retryNow().
    kube::Permissions &permissions() { return *m_permissions; }
    sandbox::SandboxCache &sandboxes() { return *m_sandboxes; }
    sandbox::InternetAccess &internetAccess() { return *m_internetAccess; }
    policy::NetworkPolicyManager &policies() { return *m_policies; }

    /// What the policies say, for all who show something of it; it reads when one of them tells it to.
    policy::PolicyOverview &policyOverview() { return *m_policyOverview; }
    TokenKeeper &tokens() { return *m_tokens; }

private:
    Session(SessionSettings settings, secrets::Keychain &keychain, KeptTokens &kept,
            std::shared_ptr<kube::ReplaceableCredentials> credentials, std::unique_ptr<kube::ApiClient> api,
            std::vector<policy::PolicyManifest> manifests);

    static base::Result<std::unique_ptr<Session>> create(const SessionSettings &settings, secrets::Keychain &keychain,
                                                         KeptTokens &kept,
                                                         std::shared_ptr<kube::ReplaceableCredentials> credentials,
                                                         std::unique_ptr<kube::ApiClient> api);

    void follow(const ConnectionState &state);

    SessionSettings m_settings;
    base::SystemClock m_clock;
    std::shared_ptr<kube::ReplaceableCredentials> m_credentials;
    std::unique_ptr<kube::ApiClient> m_api; ///< goes last: all others use it
    std::unique_ptr<kube::Permissions> m_permissions;
    std::unique_ptr<sandbox::SandboxCache> m_sandboxes;
    std::unique_ptr<sandbox::InternetAccess> m_internetAccess;
    std::unique_ptr<policy::NetworkPolicyManager> m_policies;
    std::unique_ptr<policy::PolicyOverview> m_policyOverview;
    std::unique_ptr<ClusterIdentity> m_cluster;
    std::unique_ptr<NamespaceFinder> m_namespaces;
    std::unique_ptr<ConnectionMonitor> m_connection;
    std::unique_ptr<TokenKeeper> m_tokens;
};

} // namespace liteboxd::session
