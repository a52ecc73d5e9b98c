// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/http_exchange.h"
#include "core/kube/http_request.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QPointer>
#include <QTimer>

#include <memory>
#include <string>

namespace liteboxd::kube {

/// An exchange carried by a QNetworkReply. Enforces the time limit of its request. A stream brings the manager that
/// carries it alone, because Qt gives six connections to one host and manager, and streams would use them up.
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

    /// `reply` was just started and belongs to the exchange from here on, as does `ownManager` if there is one.
    NetworkExchange(QNetworkReply *reply, const HttpRequest &request, Peer peer,
                    std::unique_ptr<QNetworkAccessManager> ownManager);
    ~NetworkExchange() override;

    void pause() override;
    void resume() override;

private:
    void readHead();
    void readBytes();
    void end();
    void noteCertificateFaults(const QList<QSslError> &faults);
    void fail(const base::Error &error);
    void bound();
    void release();

    QPointer<QNetworkReply> m_reply;
    std::unique_ptr<QNetworkAccessManager> m_ownManager;
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
