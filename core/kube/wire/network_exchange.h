// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/kube/wire/http_exchange.h"

#include <QList>
#include <QSslError>
#include <QString>
#include <QTimer>

#include <chrono>
#include <optional>
#include <string>

namespace liteboxd::kube {

/// An exchange over the network: what one that reads an answer by Qt and one that reads a stream itself have in common.
class NetworkExchange : public HttpExchange
{
    Q_OBJECT

public:
    /// What errors say about the other end.
    struct Peer
    {
        std::string server;   ///< context of errors
        QString expectedName; ///< the name its certificate must have
    };

    /// Ends what is under way with ConnectionLost: its transport goes.
    void abandon();

protected:
    /// It fails with TimedOut after the limit unless that is stopped before.
    NetworkExchange(Peer peer, std::chrono::milliseconds timeLimit);

    void stopLimit() { m_limit.stop(); }
    const std::string &server() const { return m_peer.server; }

    /// What TLS has against the certificate; told even when verification is off.
    void noteCertificateFaults(const QList<QSslError> &faults);

    /// Why the TLS handshake failed, if it was the certificate.
    const std::optional<base::Error> &certificateFault() const { return m_certificateFault; }

    /// Frees the connection, which may be inside one of its signals, and takes no more of them.
    virtual void release() = 0;

    /// Both release and tell. The exchange is over then, and may be gone.
    void finish();
    void fail(base::Error error);

    bool isOver() const { return m_isOver; }

private:
    void leave();

    Peer m_peer;
    QTimer m_limit;
    std::optional<base::Error> m_certificateFault;
    bool m_isOver = false;
};

} // namespace liteboxd::kube
