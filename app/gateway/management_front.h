// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gateway/served_cluster.h"
#include "gateway/control/file_watch.h"
#include "gateway/control/headless_configuration.h"
#include "gateway/management/management_api.h"
#include "gateway/management/management_service.h"

#include <QObject>

#include <memory>

namespace liteboxd::gateway {

/// The management API of the headless gateway put together: its tokens, which it reads again when their file changes,
/// its audit log, and the two ends of it. One thread; the server that it answers for goes before it.
class ManagementFront : public QObject
{
    Q_OBJECT

public:
    /// nullptr: the configuration names no tokens, so there is none. A file that is not there (yet) is no error: nobody
    /// may use it then. Errors as ApiTokenTable::ofFile() and AuditLog::open().
    static base::Result<std::unique_ptr<ManagementFront>> create(const control::HeadlessConfiguration &configuration,
                                                                 ServedCluster &cluster);

    http::Service &service() { return m_service; }

    /// From now on it is about this cluster, and uses the former no more.
    void setCluster(ServedCluster &cluster);

    /// Reads the tokens again, and opens the audit log anew.
    void reload();

private:
    ManagementFront(const control::HeadlessConfiguration &configuration, ServedCluster &cluster,
                    management::ApiTokenTable tokens, std::unique_ptr<management::AuditLog> audit);

    management::ManagedCluster managed(ServedCluster &cluster) const;
    void readTokens();

    const std::string m_nameSpace;
    const std::string m_tokenFile;
    control::FileWatch m_watch;
    management::ManagementApi m_api;
    management::ManagementService m_service;
};

} // namespace liteboxd::gateway
