// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/session/session.h"

#include "core/kube/kubeconfig/login_plan.h"
#include "core/kube/login/make_credentials.h"

namespace liteboxd::session {

namespace {

std::shared_ptr<kube::ReplaceableCredentials> credentialsOf(const SessionSettings &settings)
{
    return std::make_shared<kube::ReplaceableCredentials>(kube::makeCredentials(settings.connection));
}

} // namespace

base::Result<std::unique_ptr<Session>> Session::create(const SessionSettings &settings, secrets::Keychain &keychain,
                                                       KeptTokens &kept)
{
    auto credentials = credentialsOf(settings);
    auto api = kube::ApiClient::create(settings.connection, credentials);
    if (!api)
        return base::fail(std::move(api.error()));
    return create(settings, keychain, kept, std::move(credentials), std::move(*api));
}

base::Result<std::unique_ptr<Session>> Session::create(const SessionSettings &settings, secrets::Keychain &keychain,
                                                       KeptTokens &kept, std::unique_ptr<kube::ApiClient> api)
{
    return create(settings, keychain, kept, credentialsOf(settings), std::move(api));
}

base::Result<std::unique_ptr<Session>> Session::create(const SessionSettings &settings, secrets::Keychain &keychain,
                                                       KeptTokens &kept,
                                                       std::shared_ptr<kube::ReplaceableCredentials> credentials,
                                                       std::unique_ptr<kube::ApiClient> api)
{
    auto manifests = policy::defaultPolicies(settings.sandboxNamespace);
    if (!manifests)
        return base::fail(std::move(manifests.error()));
    return std::unique_ptr<Session>(
        new Session(settings, keychain, kept, std::move(credentials), std::move(api), std::move(*manifests)));
}

Session::Session(SessionSettings settings, secrets::Keychain &keychain, KeptTokens &kept,
                 std::shared_ptr<kube::ReplaceableCredentials> credentials, std::unique_ptr<kube::ApiClient> api,
                 std::vector<policy::PolicyManifest> manifests)
    : m_settings(std::move(settings))
    , m_credentials(std::move(credentials))
    , m_api(std::move(api))
{
    const std::string nameSpace = m_settings.sandboxNamespace.toStdString();
    m_permissions = std::make_unique<kube::Permissions>(*m_api, nameSpace);
    m_sandboxes = std::make_unique<sandbox::SandboxCache>(*m_api, nameSpace);
    m_internetAccess = std::make_unique<sandbox::InternetAccess>(*m_api);
    m_policies = std::make_unique<policy::NetworkPolicyManager>(*m_api, nameSpace, std::move(manifests));
    m_policyOverview = std::make_unique<policy::PolicyOverview>(*m_api, nameSpace, m_policies->manifests(), m_clock);
    m_cluster = std::make_unique<ClusterIdentity>(*m_api);
    m_namespaces = std::make_unique<NamespaceFinder>(*m_api, m_settings.sandboxNamespace);
    m_connection = std::make_unique<ConnectionMonitor>(*m_api, m_clock);
    m_tokens = std::make_unique<TokenKeeper>(keychain, kept, *m_sandboxes, *m_cluster,
                                             QString::fromStdString(kube::serverFingerprint(m_settings.connection)),
                                             m_settings.sandboxNamespace);

    connect(m_sandboxes.get(), &sandbox::SandboxCache::stateChanged, m_connection.get(), &ConnectionMonitor::follow);
    connect(m_connection.get(), &ConnectionMonitor::changed, this, &Session::follow);
    connect(m_connection.get(), &ConnectionMonitor::unanswered, m_sandboxes.get(), &sandbox::SandboxCache::doubt);
    connect(m_connection.get(), &ConnectionMonitor::answeredAgain, m_sandboxes.get(), &sandbox::SandboxCache::wakeUp);
    connect(m_connection.get(), &ConnectionMonitor::cameUp, m_permissions.get(), &kube::Permissions::refresh);
}

Session::~Session() = default;

void Session::start()
{
    m_sandboxes->start();
    m_connection->start();
}

void Session::renewLogin(const kube::ConnectionSettings &login)
{
    m_settings.connection = login;
    m_credentials->replace(kube::makeCredentials(login));
    retryNow();
}

void Session::retryNow()
{
    m_credentials->retryNow();
    m_sandboxes->retryNow();
    m_permissions->refresh();
    m_connection->start();
}

/// What could not be asked for before can be now.
void Session::follow(const ConnectionState &state)
{
    if (!std::holds_alternative<Connected>(state))
        return;
    m_cluster->load();
    if (m_namespaces->present().isEmpty())
        m_namespaces->load();
}

} // namespace liteboxd::session
