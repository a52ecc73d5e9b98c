// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/served_cluster.h"

#include "app/gateway/log_category.h"
#include "core/kube/login/make_credentials.h"

#include <utility>

namespace liteboxd::gateway {

base::Result<std::unique_ptr<ServedCluster>> ServedCluster::create(const kube::ConnectionSettings &connection,
                                                                   const std::string &nameSpace)
{
    auto credentials = kube::makeCredentials(connection);
    auto api = kube::ApiClient::create(connection, credentials);
    if (!api)
        return base::fail(std::move(api.error()));
    return std::unique_ptr<ServedCluster>(
        new ServedCluster(connection, std::move(credentials), std::move(*api), nameSpace));
}

ServedCluster::ServedCluster(kube::ConnectionSettings connection, std::shared_ptr<kube::CredentialSource> credentials,
                             std::unique_ptr<kube::ApiClient> api, const std::string &nameSpace)
    : m_connection(std::move(connection))
    , m_credentials(std::move(credentials))
    , m_api(std::move(api))
    , m_sandboxes(*m_api, nameSpace, sandbox::SandboxCache::Tokens::Digests)
    , m_pods(m_sandboxes)
{
    connect(&m_sandboxes, &sandbox::SandboxCache::stateChanged, this, &ServedCluster::follow);
    connect(&m_sandboxes, &sandbox::SandboxCache::podRejected, this, logTrouble);
    connect(&m_sandboxes, &sandbox::SandboxCache::idContested, this, logTrouble);
}

void ServedCluster::follow(const kube::SyncState &state)
{
    using Phase = kube::SyncState::Phase;
    const std::string why = state.error ? state.error->text() : std::string("no reason given");
    switch (state.phase) {
    case Phase::Live:
        qCInfo(gatewayLog, "sandboxes are known");
        Q_EMIT known();
        return;
    case Phase::Stale:
        qCWarning(gatewayLog, "lost sight of the cluster: %s", why.c_str());
        return;
    case Phase::Failed:
        qCWarning(gatewayLog, "sandboxes cannot be listed: %s", why.c_str());
        return;
    case Phase::Idle:
    case Phase::Loading:
        return;
    }
}

} // namespace liteboxd::gateway
