// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"
#include "gateway/install/gateway_manifest.h"
#include "gateway/install/install_report.h"

#include <QObject>

#include <string>
#include <vector>

namespace liteboxd::install {

/// Takes the gateway's objects out of a namespace, the Ingress first and the account last. An object that this project
/// never wrote is left alone: Conflict, with who wrote it. It goes on with the others then.
///
/// Belongs to the API client and deletes itself when done; destroying the Request ends it where it stands.
class GatewayRemoval : public QObject
{
    Q_OBJECT

public:
    static async::Request start(kube::ApiClient &api, const std::string &nameSpace, kube::Persistence persistence,
                                QObject *context, async::Callback<InstallReport> done);
    ~GatewayRemoval() override;

private:
    GatewayRemoval(kube::ApiClient &api, kube::Persistence persistence, async::Promise<InstallReport> promise);

    void begin(const std::string &nameSpace);
    void look(std::size_t at);
    void remove(std::size_t at, const QJsonObject &live);
    void note(std::size_t at, ObjectOutcome outcome);
    void fail(std::size_t at, base::Error error);
    void end(base::Result<InstallReport> result);

    kube::ApiClient &m_api;
    const kube::Persistence m_persistence;
    const async::Promise<InstallReport> m_promise;
    InstallReport m_report;
    async::Request m_step;
};

} // namespace liteboxd::install
