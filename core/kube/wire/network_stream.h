// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/wire/http_request.h"
#include "core/kube/wire/network_exchange.h"
#include "core/kube/wire/response_reader.h"

#include <QNetworkProxy>
#include <QNetworkRequest>
#include <QSslSocket>

#include <optional>

namespace liteboxd::kube {

/// A stream on a socket of its own, over HTTP/1.1, read on the transport's thread: QNetworkAccessManager reads on a
/// thread of its own, and for a watch waking two threads for each event costs more than the event does. A stream that
/// is paused leaves its bytes in the socket, so the server waits; behind a SOCKS5 proxy Qt reads them all the same.
class NetworkStream final : public NetworkExchange
{
    Q_OBJECT

public:
    /// Connects from the event loop. `wire` holds address, TLS configuration, the certificate's name if it is another
    /// than the host's, and fields.
    NetworkStream(const HttpRequest &request, const QNetworkRequest &wire, const QNetworkProxy &proxy, Peer peer);
    ~NetworkStream() override;

    void pause() override;
    void resume() override;

private:
    void open(const QNetworkRequest &wire);
    void send(const QNetworkRequest &wire);
    void readBytes();
    void takeFault(QAbstractSocket::SocketError fault);
    base::Error meaningOf(QAbstractSocket::SocketError fault) const;
    bool isHeldBack() const { return m_isPaused && m_hasToldHead; }
    void release() override;

    QSslSocket *m_socket; ///< nullptr when it is over
    ResponseReader m_reader;
    QByteArray m_body;                  ///< read and not told: the exchange is paused
    std::optional<base::Error> m_fault; ///< of the connection, for when all before it was told
    bool m_isEnded = false;             ///< which is that the server closed it
    bool m_hasToldHead = false;
    bool m_isPaused = false;
};

} // namespace liteboxd::kube
