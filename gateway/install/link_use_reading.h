// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/api_client.h"
#include "gateway/install/link_uses.h"

#include <QObject>
#include <QStringList>

#include <string>

namespace liteboxd::install {

/// Asks every gateway that runs in a namespace who uses signed links: its /metrics, by the API server's port-forward,
/// or by its pod proxy where that may not be used. One that does not answer is left out and counted. Belongs to the API
/// client and deletes itself when done; destroying the Request ends it.
class LinkUseReading : public QObject
{
    Q_OBJECT

public:
    /// Errors are those of listing the pods.
    static async::Request start(kube::ApiClient &api, const std::string &nameSpace, QObject *context,
                                async::Callback<LinkUses> done);
    ~LinkUseReading() override;

private:
    LinkUseReading(kube::ApiClient &api, std::string nameSpace, async::Promise<LinkUses> promise);

    void list();
    void askNext();
    void askByProxy(const std::string &pod);
    void end(base::Result<LinkUses> result);

    kube::ApiClient &m_api;
    const std::string m_nameSpace;
    const async::Promise<LinkUses> m_promise;
    QStringList m_left;
    LinkUses m_uses;
    async::Request m_step;
};

} // namespace liteboxd::install
