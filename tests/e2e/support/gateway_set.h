// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/e2e/support/cluster.h"
#include "tests/e2e/support/gateway_process.h"
#include "tests/e2e/support/raw_client.h"

#include <QStringList>

#include <map>
#include <memory>
#include <string>
#include <string_view>

namespace liteboxd::e2e {

/// The real gateway once per upstream mode, before the rig's API server, and these sandboxes:
/// "aaaaaaaa" and "bbbbbbbb" live, "cccccccc" lives without a token, "dddddddd" has no address yet, "eeeeeeee" has an
/// address where nobody is.
class GatewaySet
{
public:
    /// The modes that differ; `auto` is one of them each time.
    static QStringList modes();

    /// Nothing where it cannot be: the reason is printed.
    static std::unique_ptr<GatewaySet> start(const QStringList &furtherArguments = {});

    Cluster &cluster() { return *m_cluster; }
    GatewayProcess &process(const QString &mode) { return *m_gateways.at(mode).process; }
    std::uint16_t port(const QString &mode) const { return m_gateways.at(mode).port; }

    /// The token of each sandbox that has one is its id eight times over.
    static std::string tokenOf(std::string_view id);

private:
    struct Gateway
    {
        std::unique_ptr<GatewayProcess> process;
        std::uint16_t port = 0;
    };

    std::unique_ptr<Cluster> m_cluster;
    std::map<QString, Gateway> m_gateways;
};

/// "/api/v1/sandbox/{id}/port/{port}{path}"
std::string routeTo(std::string_view id, std::string_view path = "/", int port = 8080);

/// "X-Access-Token: …\r\n"
std::string tokenField(std::string_view id);

/// A whole request head without a body; `fields` are complete lines.
std::string request(std::string_view method, std::string_view target, std::string_view fields);

} // namespace liteboxd::e2e
