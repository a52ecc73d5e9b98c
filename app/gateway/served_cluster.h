// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kube/api_client.h"
#include "core/sandbox/sandbox_cache.h"
#include "gateway/control/sandbox_pod_source.h"

#include <QObject>

#include <memory>
#include <string>

namespace liteboxd::gateway {

/// One cluster as the headless gateway follows it: who it is there, and a watch of the sandboxes. Writes to the log how
/// that goes. One thread; destroying it ends what is under way.
class ServedCluster : public QObject
{
    Q_OBJECT

public:
    /// Connects nowhere yet. Malformed or Unsupported as ApiClient::create().
    static base::Result<std::unique_ptr<ServedCluster>> create(const kube::ConnectionSettings &connection,
                                                               const std::string &nameSpace);

    /// Begins to list and watch; it goes on by itself until it succeeds.
    void start() { m_sandboxes.start(); }

    const kube::ConnectionSettings &connection() const { return m_connection; }
    const std::shared_ptr<kube::CredentialSource> &credentials() const { return m_credentials; }
    control::PodSource &pods() { return m_pods; }
    kube::ApiClient &api() { return *m_api; }
    sandbox::SandboxCache &sandboxes() { return m_sandboxes; }

Q_SIGNALS:
    /// All sandboxes are known, for the first time or again.
    void known();

private:
    ServedCluster(kube::ConnectionSettings connection, std::shared_ptr<kube::CredentialSource> credentials,
                  std::unique_ptr<kube::ApiClient> api, const std::string &nameSpace);

    void follow(const kube::SyncState &state);

    kube::ConnectionSettings m_connection;
    std::shared_ptr<kube::CredentialSource> m_credentials;
    std::unique_ptr<kube::ApiClient> m_api; ///< goes after the watch, which uses it
    sandbox::SandboxCache m_sandboxes;
    control::SandboxPodSource m_pods;
};

} // namespace liteboxd::gateway
