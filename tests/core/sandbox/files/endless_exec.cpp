// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sandbox/files/endless_exec.h"

#include "tests/core/kube/support/test_server.h"

#include <QCryptographicHash>

namespace {

constexpr qsizetype pieceSize = 32 << 10; ///< as API servers cut streams
constexpr qint64 mostWaiting = 1 << 20;

QByteArray upgrade(const QByteArray &key)
{
    const QByteArray proof =
        QCryptographicHash::hash(key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11", QCryptographicHash::Sha1).toBase64();
    return "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: " +
           proof + "\r\nSec-WebSocket-Protocol: v5.channel.k8s.io\r\n\r\n";
}

/// A binary frame of one message: the channel of standard output, and zeros.
QByteArray frame()
{
    constexpr qsizetype size = pieceSize + 1;
    QByteArray bytes("\x82\x7e", 2);
    bytes += static_cast<char>(size >> 8);
    bytes += static_cast<char>(size & 0xff);
    return bytes + '\x01' + QByteArray(pieceSize, '\0');
}

} // namespace

EndlessExec::EndlessExec()
{
    auto *const place = new QObject;
    place->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::started, place, [this] { serve(); });
    QObject::connect(&m_thread, &QThread::finished, place, &QObject::deleteLater);
    m_thread.start();
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return !m_url.empty(); });
}

EndlessExec::~EndlessExec()
{
    m_thread.quit();
    m_thread.wait();
}

liteboxd::kube::ConnectionSettings EndlessExec::settings() const
{
    liteboxd::kube::ConnectionSettings settings;
    settings.server = m_url;
    settings.caPem = m_authority.pem();
    return settings;
}

bool EndlessExec::waitForSent(qint64 bytes, std::chrono::milliseconds limit)
{
    std::unique_lock lock(m_mutex);
    return m_changed.wait_for(lock, limit, [this, bytes] { return m_sent >= bytes; });
}

/// On its own thread.
void EndlessExec::serve()
{
    auto *const server =
        new TestServer(m_authority.issue({"api", "IP:127.0.0.1"}), [this, piece = frame()](const TestRequest &request,
                                                                                           QSslSocket &socket) {
            socket.write(upgrade(request.fields.value("sec-websocket-key")));
            const auto feed = [&socket, piece] {
                while (socket.bytesToWrite() + socket.encryptedBytesToWrite() < mostWaiting)
                    socket.write(piece);
            };
            QObject::connect(&socket, &QSslSocket::encryptedBytesWritten, &socket, [this, feed](qint64 bytes) {
                noteSent(bytes);
                feed();
            });
            feed();
        });
    QObject::connect(&m_thread, &QThread::finished, server, &QObject::deleteLater);
    const std::scoped_lock lock(m_mutex);
    m_url = server->url();
    m_changed.notify_all();
}

void EndlessExec::noteSent(qint64 bytes)
{
    const std::scoped_lock lock(m_mutex);
    m_sent += bytes;
    m_changed.notify_all();
}
