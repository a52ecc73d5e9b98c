// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/http_exchange.h"
#include "core/kube/http_request.h"
#include "core/kube/network_connections.h"

#include <QNetworkReply>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <string>

namespace liteboxd::kube {

/// An exchange carried by a QNetworkReply. Enforces the time limit of its request.
class NetworkExchange final : public HttpExchange
{
    Q_OBJECT

public:
    /// What errors say about the other end.
    struct Peer
    {
        std::string server;   ///< context of errors
        QString expectedName; ///< the name its certificate must have
    };

    /// `reply` was just started on `connections` and belongs to the exchange from here on, which holds them as long as
    /// it needs them.
    NetworkExchange(QNetworkReply *reply, const HttpRequest &request, Peer peer, NetworkConnections connections);
    ~NetworkExchange() override;

    void pause() override;
    void resume() override;

    /// Ends what is under way with ConnectionLost: its transport goes.
    void abandon();

private:
    void readHead();
    void readBytes();
    void end();
    void noteCertificateFaults(const QList<QSslError> &faults);
    void fail(const base::Error &error);
    void bound();
    void release();

    QPointer<QNetworkReply> m_reply;
    NetworkConnections m_connections;
    Peer m_peer;
    HttpUse m_use;
    HttpCoding m_coding;
    HttpBound m_bound;
    qint64 m_readBufferSize;
    QTimer m_limit;
    std::optional<base::Error> m_certificateFault;
    bool m_isPaused = false;
    int m_status = 0; ///< of the head that was told; 0 before
};

} // namespace liteboxd::kube
