// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/wire/network_channel_socket.h"

#include "core/kube/wire/network_fault.h"

#include <QSslConfiguration>
#include <QUrl>
#include <QWebSocketHandshakeOptions>

#include <chrono>

namespace liteboxd::kube {

namespace {

using base::ErrorCode;

constexpr std::chrono::seconds openLimit{30};

/// No message of an API server comes near it: streams are cut into pieces of 32 KiB.
constexpr quint64 largestMessage = 16 << 20;

/// A frame has to fit into what the socket keeps unread, since QWebSocket waits for all of it.
constexpr quint64 largestFrame = 2 << 20;

/// While this thread is held up the kernel takes up to 32 MiB of a stream; unless told otherwise, QSslSocket reads it
/// all at once, and again as plain text.
constexpr qint64 mostUnread = largestFrame + (64 << 10);

ErrorCode codeOf(QAbstractSocket::SocketError fault, bool wasOpen)
{
    switch (fault) {
    case QAbstractSocket::HostNotFoundError:
    case QAbstractSocket::ProxyNotFoundError:
        return ErrorCode::HostNotFound;
    case QAbstractSocket::SocketTimeoutError:
        return ErrorCode::TimedOut;
    case QAbstractSocket::ConnectionRefusedError:
        return ErrorCode::ConnectionRefused;
    default:
        return wasOpen ? ErrorCode::ConnectionLost : ErrorCode::ConnectionRefused;
    }
}

} // namespace

NetworkChannelSocket::NetworkChannelSocket(const QNetworkRequest &request, const QStringList &protocols,
                                           const QNetworkProxy &proxy, std::string server)
    : m_expectedName(request.url().host())
    , m_server(std::move(server))
{
    m_socket.setProxy(proxy);
    m_socket.setSslConfiguration(request.sslConfiguration());
    m_socket.setMaxAllowedIncomingFrameSize(largestFrame);
    m_socket.setMaxAllowedIncomingMessageSize(largestMessage);
    connect(&m_socket, &QWebSocket::connected, this, [this] {
        m_limit.stop();
        m_isOpen = true;
        Q_EMIT opened(m_socket.subprotocol());
    });
    connect(&m_socket, &QWebSocket::binaryMessageReceived, this, &ChannelSocket::messageReceived);
    connect(&m_socket, &QWebSocket::bytesWritten, this, [this] { Q_EMIT bytesWritten(); });
    connect(&m_socket, &QWebSocket::sslErrors, this, &NetworkChannelSocket::noteCertificateFaults);
    connect(&m_socket, &QWebSocket::disconnected, this, &NetworkChannelSocket::lose);
    connect(&m_socket, qOverload<QAbstractSocket::SocketError>(&QWebSocket::error), this, &NetworkChannelSocket::lose);
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        end({ErrorCode::TimedOut, "the server did not answer in time", m_server});
    });
    m_limit.start(openLimit);
    QNetworkRequest wire(request);
    QUrl url = request.url();
    url.setScheme(url.scheme() == QLatin1String("http") ? QStringLiteral("ws") : QStringLiteral("wss"));
    wire.setUrl(url);
    QWebSocketHandshakeOptions options;
    options.setSubprotocols(protocols);
    m_socket.open(wire, options);
    m_socket.setReadBufferSize(mostUnread); // of the socket that open() made
}

NetworkChannelSocket::~NetworkChannelSocket()
{
    m_socket.disconnect(this);
    m_socket.abort();
}

void NetworkChannelSocket::send(const QByteArray &message)
{
    m_socket.sendBinaryMessage(message);
}

qint64 NetworkChannelSocket::bytesToWrite() const
{
    return m_socket.bytesToWrite();
}

void NetworkChannelSocket::noteCertificateFaults(const QList<QSslError> &faults)
{
    if (!faults.isEmpty())
        m_certificateFault = certificateFault(faults, m_expectedName, m_server);
}

/// Qt tells the end of a connection by one signal, by another, or by both.
void NetworkChannelSocket::lose()
{
    const bool byServer = m_isOpen && m_socket.closeCode() == QWebSocketProtocol::CloseCodeNormal &&
                          m_socket.error() != QAbstractSocket::RemoteHostClosedError;
    if (byServer) {
        m_socket.disconnect(this);
        Q_EMIT closed();
        return;
    }
    if (m_certificateFault && !m_isOpen)
        return end(*m_certificateFault);
    end({codeOf(m_socket.error(), m_isOpen), m_socket.errorString().toStdString(), m_server});
}

void NetworkChannelSocket::end(base::Error error)
{
    error.subject = base::ErrorSubject::Cluster;
    m_limit.stop();
    m_socket.disconnect(this);
    Q_EMIT failed(error);
}

} // namespace liteboxd::kube
