// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/api_client.h"

#include <QProcess>
#include <QString>

#include <memory>
#include <string>

namespace liteboxd::e2e {

/// The API server of the rig as "another client" uses it: makes and changes sandboxes behind the gateway's back.
/// Each call returns when the API server has answered and says whether it agreed. For test functions' thread.
class Cluster
{
public:
    static constexpr const char *nameSpace = "liteboxd";

    /// Nothing where no rig runs around this program.
    static std::unique_ptr<Cluster> ofTheRig();
    ~Cluster();

    /// The kubeconfig, for programs under test.
    QString kubeconfig() const { return m_kubeconfig; }

    /// The same as the programs' parts take it.
    const kube::ConnectionSettings &settings() const { return m_settings; }
    kube::ApiClient &api() { return *m_api; }

    /// A stand-in pod's address that nobody got from this object yet.
    QString nextAddress();

    /// A pod sandbox-{id} that runs at `address` ("": none yet) with `token` ("": none).
    bool createSandbox(const QString &id, const QString &address, const QString &token);
    bool setToken(const QString &id, const QString &token);
    bool removeSandbox(const QString &id);

    /// Steers the API server: start-apiserver, stop-apiserver, pause-apiserver, resume-apiserver.
    static bool control(const QString &command);

private:
    Cluster(std::unique_ptr<kube::ApiClient> api, kube::ConnectionSettings settings, QString kubeconfig);

    static kube::ResourcePath pod(const QString &id, const char *subresource = "");

    std::unique_ptr<kube::ApiClient> m_api;
    kube::ConnectionSettings m_settings;
    QString m_kubeconfig;
    QStringList m_addresses;
};

} // namespace liteboxd::e2e
