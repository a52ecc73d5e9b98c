// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/network_exchange.h"

#include "core/kube/network_fault.h"

#include <utility>

namespace liteboxd::kube {

namespace {

/// Errors that Qt makes of a status of 400 and more: the answer itself came whole.
bool isStatusError(QNetworkReply::NetworkError error)
{
    return (error >= QNetworkReply::ContentAccessDenied && error != QNetworkReply::ProtocolUnknownError &&
            error != QNetworkReply::ProtocolFailure) ||
           error == QNetworkReply::ProxyAuthenticationRequiredError;
}

/// Seconds only: a Kubernetes API server never sends the date form.
std::optional<std::chrono::seconds> retryAfter(const QByteArray &field)
{
    bool ok = false;
    const int seconds = field.trimmed().toInt(&ok);
    if (!ok || seconds < 0)
        return std::nullopt;
    return std::chrono::seconds(seconds);
}

} // namespace

NetworkExchange::NetworkExchange(QNetworkReply *reply, const HttpRequest &request, Peer peer,
                                 NetworkConnections connections)
    : m_reply(reply)
    , m_connections(std::move(connections))
    , m_peer(std::move(peer))
    , m_use(request.use)
    , m_coding(request.coding)
    , m_bound(request.bound)
    , m_readBufferSize(request.readBufferSize)
{
    connect(reply, &QNetworkReply::metaDataChanged, this, &NetworkExchange::readHead);
    connect(reply, &QNetworkReply::readyRead, this, &NetworkExchange::readBytes);
    connect(reply, &QNetworkReply::finished, this, &NetworkExchange::end);
    connect(reply, &QNetworkReply::sslErrors, this, &NetworkExchange::noteCertificateFaults);
    m_limit.setSingleShot(true);
    m_limit.start(request.timeLimit);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        fail({base::ErrorCode::TimedOut, "the server did not answer in time", m_peer.server});
    });
}

NetworkExchange::~NetworkExchange()
{
    release();
}

void NetworkExchange::readHead()
{
    const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (m_status != 0 || status < 200)
        return;
    m_status = status;
    bound();
    if (m_use == HttpUse::Stream)
        m_limit.stop();
    Q_EMIT headReceived({status, m_reply->rawHeader("Content-Type"), retryAfter(m_reply->rawHeader("Retry-After")),
                         m_coding == HttpCoding::AsSent ? m_reply->rawHeader("Content-Encoding") : QByteArray(),
                         m_reply->rawHeader("Warning")});
}

void NetworkExchange::readBytes()
{
    const QPointer<NetworkExchange> self(this);
    readHead();
    if (!self || !m_reply || m_status == 0 || m_isPaused)
        return;
    const QByteArray bytes = m_reply->readAll();
    if (!bytes.isEmpty())
        Q_EMIT bytesReceived(bytes);
}

void NetworkExchange::end()
{
    const QPointer<NetworkExchange> self(this);
    readHead();
    if (!self || !m_reply)
        return;
    const auto error = m_reply->error();
    if (error == QNetworkReply::SslHandshakeFailedError && m_certificateFault)
        return fail(*m_certificateFault);
    const bool answered = error == QNetworkReply::NoError || (m_status >= 400 && isStatusError(error));
    if (!answered)
        return fail(networkFault(error, m_reply->errorString(), m_peer.server));
    readBytes();
    if (!self || !m_reply || m_isPaused)
        return;
    if (m_status == 0)
        return fail({base::ErrorCode::ProtocolViolated, "the answer is not valid HTTP", m_peer.server});
    release();
    Q_EMIT finished();
}

void NetworkExchange::pause()
{
    m_isPaused = true;
    bound();
}

void NetworkExchange::resume()
{
    if (!std::exchange(m_isPaused, false) || !m_reply)
        return;
    const auto goOn = [this] {
        if (!m_reply || m_isPaused)
            return;
        bound();
        if (m_reply->isFinished())
            end();
        else
            readBytes();
    };
    QMetaObject::invokeMethod(this, goOn, Qt::QueuedConnection); // never inside its user's call
}

void NetworkExchange::abandon()
{
    if (m_reply)
        fail({base::ErrorCode::ConnectionLost, "the connection was closed on this side", m_peer.server});
}

void NetworkExchange::noteCertificateFaults(const QList<QSslError> &faults)
{
    // Told even when verification is off; they count only if the handshake fails of them.
    if (!faults.isEmpty())
        m_certificateFault = certificateFault(faults, m_peer.expectedName, m_peer.server);
}

void NetworkExchange::fail(const base::Error &error)
{
    release();
    Q_EMIT failed(error);
}

/// Tells Qt what it may read ahead now. Not before the head: Qt 6.4 passes a bound on to the connection as if there
/// were something to read, and one that waits for its proxy or for TLS has no reader yet, and crashes.
void NetworkExchange::bound()
{
    if (m_status == 0)
        return;
    const qint64 size = m_bound == HttpBound::Always || m_isPaused ? m_readBufferSize : 0;
    if (m_reply && m_reply->readBufferSize() != size)
        m_reply->setReadBufferSize(size);
}

/// Ends what is under way. Reply and manager go by the event loop, for we may be inside one of their signals.
void NetworkExchange::release()
{
    m_limit.stop();
    if (m_reply) {
        QNetworkReply *reply = m_reply;
        m_reply.clear();
        reply->disconnect(this);
        if (!reply->isFinished())
            reply->abort();
        reply->deleteLater();
    }
    if (m_connections)
        letGo(std::move(m_connections));
}

} // namespace liteboxd::kube
