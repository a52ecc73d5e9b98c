// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"
#include "gateway/install/gateway_wishes.h"
#include "gateway/install/install_report.h"

#include <QObject>

#include <string>
#include <vector>

namespace liteboxd::install {

/// Puts the gateway into a namespace, or another version of it: reads what is there, has the API server judge every
/// object (dryRun=All), and only if it takes them all, and this is no dry run as a whole, applies those that are absent
/// or would change, by server-side apply as field manager liteboxd-console.
///
/// Belongs to the API client and deletes itself when done. Destroying the Request ends it where it stands: what is
/// applied stays.
class GatewayRollout : public QObject
{
    Q_OBJECT

public:
    enum class Purpose { Install, Upgrade };

    /// AlreadyExists if it is to be installed and there is one, NotFound if it is to be upgraded and there is none;
    /// errors of GatewayWishes::check() and of ApiClient::get(). What the API server says to single objects is in the
    /// report.
    static async::Request start(kube::ApiClient &api, const std::string &nameSpace, Purpose purpose,
                                GatewayWishes wishes, const kube::ApplyOptions &options, QObject *context,
                                async::Callback<InstallReport> done);
    ~GatewayRollout() override;

private:
    GatewayRollout(kube::ApiClient &api, Purpose purpose, GatewayWishes wishes, kube::ApplyOptions options,
                   async::Promise<InstallReport> promise);

    void begin(const std::string &nameSpace);
    void read(std::size_t at);
    void shape();
    void judge(std::size_t at);
    void apply(std::size_t at);
    void send(std::size_t at, kube::Persistence persistence, async::Callback<QJsonObject> then);
    void note(std::size_t at, const base::Result<QJsonObject> &answer);
    void end(base::Result<InstallReport> result);

    kube::ApiClient &m_api;
    const Purpose m_purpose;
    const GatewayWishes m_wishes;
    const kube::ApplyOptions m_options;
    const async::Promise<InstallReport> m_promise;
    std::vector<GatewayManifest> m_manifests;
    std::vector<QJsonObject> m_live; ///< by manifest; empty: there is none
    InstallReport m_report;
    async::Request m_step;
};

} // namespace liteboxd::install
