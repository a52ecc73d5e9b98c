// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/cluster/demo_cluster.h"

#include <QJsonObject>
#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSslConfiguration>

#include <memory>

namespace liteboxd::demo {

/// A demo cluster for one test, and a client that trusts its authority and has its token.
class DemoClient
{
public:
    explicit DemoClient(DemoCluster::Settings settings);

    struct Response
    {
        int status = 0;
        QByteArray body;
        QJsonObject json;
    };

    /// Sends a request and waits for its answer.
    Response ask(const QByteArray &method, const QString &path, const QByteArray &body = {},
                 const QByteArray &contentType = "application/json");

    /// Sends a request and gives the reply at once.
    std::unique_ptr<QNetworkReply> start(const QByteArray &method, const QString &path, const QByteArray &body = {},
                                         const QByteArray &contentType = "application/json");

    /// GET of a plain HTTP address.
    Response askPlain(const QString &url);

    QSslConfiguration tls() const;
    QUrl url() const;
    QByteArray token = "?";

    DemoCluster &cluster() { return *m_cluster; }

private:
    static Response finished(std::unique_ptr<QNetworkReply> reply);

    std::unique_ptr<DemoCluster> m_cluster;
    QNetworkAccessManager m_network;
};

/// Settings for tests: any port, no moment longer than needed.
DemoCluster::Settings quickSettings(int sandboxes);

} // namespace liteboxd::demo
