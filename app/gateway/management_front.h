// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gateway/served_cluster.h"
#include "gateway/control/file_watch.h"
#include "gateway/control/headless_configuration.h"
#include "gateway/engine/gateway.h"
#include "gateway/management/management_api.h"
#include "gateway/management/management_service.h"

#include <QObject>

#include <memory>

namespace liteboxd::gateway {

/// The management API of the headless gateway put together: its tokens, which it reads again when their file changes,
/// and the two ends of it. One thread; the server that it answers for goes before it.
class ManagementFront : public QObject
{
    Q_OBJECT

public:
    /// nullptr: the configuration names no tokens, so there is none. A file that is not there (yet) is no error: nobody
    /// may use it then. `audit`: nullptr: nothing is written down. Errors as ApiTokenTable::ofFile().
    static base::Result<std::unique_ptr<ManagementFront>> create(const control::HeadlessConfiguration &configuration,
                                                                 ServedCluster &cluster,
                                                                 std::shared_ptr<management::AuditLog> audit);

    http::Service &service() { return m_service; }

    /// What its readers are told; may outlive this.
    std::shared_ptr<management::EventRing> events() const { return m_api.events(); }

    /// From now on it is about this cluster, and uses the former no more.
    void setCluster(ServedCluster &cluster);

    /// From now on its events tell of what goes through `gateway`, whose workers end before this does.
    void watchTraffic(const engine::Gateway &gateway);

    /// Reads the tokens again.
    void reload();

private:
    ManagementFront(const control::HeadlessConfiguration &configuration, ServedCluster &cluster,
                    management::ApiTokenTable tokens, std::shared_ptr<management::AuditLog> audit);

    management::ManagedCluster managed(ServedCluster &cluster) const;
    void readTokens();

    const std::string m_nameSpace;
    const std::string m_tokenFile;
    control::FileWatch m_watch;
    management::ManagementApi m_api;
    management::ManagementService m_service;
};

} // namespace liteboxd::gateway
