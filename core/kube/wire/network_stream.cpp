// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/wire/network_stream.h"

#include "core/kube/wire/network_fault.h"
#include "core/kube/wire/wipe.h"

#include <QPointer>
#include <QUrl>

#include <algorithm>
#include <utility>

namespace liteboxd::kube {

namespace {

constexpr int httpPort = 80;
constexpr int httpsPort = 443;

/// What has come. A socket keeps its last buffer, and what was in it, until more comes; but it gives the buffer away to
/// who reads just what is left there. So the last byte is read by itself, and the allocator overwrites the rest.
QByteArray takeAll(QIODevice &socket)
{
    QByteArray bytes;
    while (const qint64 left = socket.bytesAvailable()) {
        const qsizetype had = bytes.size();
        bytes.resize(had + left);
        const qint64 read = std::max<qint64>(socket.read(bytes.data() + had, left - 1), 0);
        bytes.resize(had + read);
        bytes += socket.read(1);
    }
    return bytes;
}

bool hasTls(const QUrl &url)
{
    return url.scheme() == QLatin1String("https");
}

/// The request as it goes over the wire; a field that comes several times holds the lines between (setIdentity()).
QByteArray headOf(const QNetworkRequest &wire)
{
    const QUrl url = wire.url();
    QByteArray head = "GET " + url.toEncoded(QUrl::RemoveScheme | QUrl::RemoveAuthority | QUrl::RemoveFragment) +
                      " HTTP/1.1\r\nHost: " + url.authority(QUrl::FullyEncoded).toLatin1() + "\r\n";
    for (const QByteArray &name : wire.rawHeaderList())
        head += name + ": " + wire.rawHeader(name) + "\r\n";
    return head + "\r\n";
}

} // namespace

NetworkStream::NetworkStream(const HttpRequest &request, const QNetworkRequest &wire, const QNetworkProxy &proxy,
                             Peer peer)
    : NetworkExchange(std::move(peer), request.timeLimit)
    , m_socket(new QSslSocket)
{
    m_socket->setProxy(proxy);
    m_socket->setSslConfiguration(wire.sslConfiguration());
    // Behind SOCKS5, Qt 6.4 reads on whatever the bound is, and never tells of what it held back.
    if (proxy.type() != QNetworkProxy::Socks5Proxy)
        m_socket->setReadBufferSize(request.readBufferSize);
    connect(m_socket, hasTls(wire.url()) ? &QSslSocket::encrypted : &QSslSocket::connected, this,
            [this, wire] { send(wire); });
    connect(m_socket, &QSslSocket::readyRead, this, &NetworkStream::readBytes);
    connect(m_socket, &QSslSocket::errorOccurred, this, &NetworkStream::takeFault);
    connect(m_socket, &QSslSocket::sslErrors, this, &NetworkStream::noteCertificateFaults);
    // Never here: a connection may be refused at once, and nobody listens yet.
    QMetaObject::invokeMethod(
        this, [this, wire] { open(wire); }, Qt::QueuedConnection);
}

NetworkStream::~NetworkStream()
{
    release();
}

void NetworkStream::open(const QNetworkRequest &wire)
{
    if (!m_socket)
        return;
    const QUrl url = wire.url();
    if (hasTls(url)) {
        m_socket->connectToHostEncrypted(url.host(), static_cast<quint16>(url.port(httpsPort)), wire.peerVerifyName());
    } else {
        m_socket->connectToHost(url.host(), static_cast<quint16>(url.port(httpPort)));
    }
}

void NetworkStream::send(const QNetworkRequest &wire)
{
    m_socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    m_socket->setSocketOption(QAbstractSocket::KeepAliveOption, 1);
    m_socket->write(headOf(wire));
}

void NetworkStream::readBytes()
{
    if (isOver() || isHeldBack())
        return;
    const QPointer<NetworkStream> self(this);
    QByteArray bytes = takeAll(*m_socket);
    auto body = m_reader.read(bytes);
    wipe(bytes);
    if (!body)
        return fail({body.error().code, body.error().message, server()});
    m_body += std::exchange(*body, {});
    if (m_reader.hasHead() && !std::exchange(m_hasToldHead, true)) {
        stopLimit();
        Q_EMIT headReceived(m_reader.head());
    }
    if (self && !isOver() && !isHeldBack() && !m_body.isEmpty()) {
        QByteArray piece = std::exchange(m_body, {});
        Q_EMIT bytesReceived(piece);
        wipe(piece);
    }
    if (!self || isOver() || isHeldBack())
        return;
    if (m_reader.isDone() || (m_isEnded && m_reader.finish()))
        finish();
    else if (m_fault)
        fail(*m_fault);
}

/// The first fault is the reason, and others follow from it.
void NetworkStream::takeFault(QAbstractSocket::SocketError fault)
{
    if (!m_fault) {
        m_isEnded = fault == QAbstractSocket::RemoteHostClosedError;
        m_fault = meaningOf(fault);
    }
    readBytes(); // what came before
}

base::Error NetworkStream::meaningOf(QAbstractSocket::SocketError fault) const
{
    if (fault == QAbstractSocket::SslHandshakeFailedError && certificateFault())
        return *certificateFault();
    // So Qt says that a proxy refuses; without one it is the system that does.
    if (fault == QAbstractSocket::SocketAccessError && m_socket->proxy().type() != QNetworkProxy::NoProxy)
        fault = QAbstractSocket::ProxyConnectionRefusedError;
    return socketFault(fault, m_socket->errorString(), server());
}

void NetworkStream::pause()
{
    m_isPaused = true;
}

void NetworkStream::resume()
{
    if (std::exchange(m_isPaused, false)) // from the event loop: never inside its user's call
        QMetaObject::invokeMethod(this, &NetworkStream::readBytes, Qt::QueuedConnection);
}

/// The socket goes by the event loop.
void NetworkStream::release()
{
    QSslSocket *socket = std::exchange(m_socket, nullptr);
    if (!socket)
        return;
    socket->disconnect(this);
    socket->abort();
    socket->deleteLater();
}

} // namespace liteboxd::kube
