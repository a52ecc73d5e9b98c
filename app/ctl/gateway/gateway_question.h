// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/ctl/frame/invocation.h"
#include "core/async/request.h"
#include "core/kube/api_client.h"

#include <QJsonArray>
#include <QObject>

#include <memory>
#include <string>

namespace CLI {
class App;
} // namespace CLI

namespace liteboxd::ctl {

/// Asks a gateway's management API for a list, page by page. One thread; destroying it ends what is under way.
class GatewayQuestion : public QObject
{
public:
    /// --gateway and --api-token-file.
    void declare(CLI::App &options);

    /// Whether a gateway is to be asked.
    bool isMeant() const { return !m_gateway.empty(); }

    /// All items of `target`, a path and maybe a query. The invocation fails where there are none to be had: it is no
    /// URL, there is no token, the gateway says no.
    void list(Invocation &invocation, const std::string &target, async::Callback<QJsonArray> done);

private:
    bool readToken(Invocation &invocation, base::Secret &token) const;
    void ask(const QString &from);

    std::string m_gateway;
    std::string m_tokenFile;
    std::string m_target;
    QJsonArray m_items;
    async::Callback<QJsonArray> m_done;
    std::unique_ptr<kube::ApiClient> m_client;
    async::Request m_step;
};

} // namespace liteboxd::ctl
