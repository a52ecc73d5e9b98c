// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/way_probe.h"

#include <QNetworkProxy>
#include <QPointer>
#include <QRegularExpression>

namespace liteboxd::verify {

namespace {

using base::ErrorCode;

constexpr std::chrono::seconds mostWait(5);
constexpr qsizetype mostBytes = 64 * 1024;

/// RFC 6455, 4.1. The key is that of its example: nothing is sent over the connection.
QByteArray questionOf(const WayRequest &request)
{
    return "GET " + request.path.toUtf8() + " HTTP/1.1\r\nHost: " + request.address.toUtf8() + ':' +
           QByteArray::number(request.port) +
           "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
           "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
}

} // namespace

int statusOfAnswer(const QByteArray &bytes)
{
    const qsizetype end = bytes.indexOf("\r\n");
    const QByteArray begin("HTTP/1.");
    if (!begin.startsWith(bytes.left(begin.size())))
        return -1;
    if (end < 0)
        return bytes.size() > mostBytes ? -1 : 0;
    const int status = bytes.left(end).mid(begin.size() + 2).left(3).toInt();
    return status >= 100 && status < 600 ? status : -1;
}

base::Error refusalOf(const base::Error &error)
{
    static const QRegularExpression pattern(QStringLiteral("status code: ([1-5][0-9]{2})"));
    const int status = pattern.match(QString::fromStdString(error.message)).captured(1).toInt();
    constexpr int unauthorized = 401;
    constexpr int forbidden = 403;
    if (status == 0)
        return error;
    base::Error told = error;
    told.httpStatus = status;
    told.message = "status " + std::to_string(status);
    told.code = status == forbidden      ? ErrorCode::Forbidden
                : status == unauthorized ? ErrorCode::Unauthenticated
                                         : ErrorCode::Rejected;
    return told;
}

async::Request WayProbe::direct(const WayRequest &request, QObject *context, async::Callback<int> done)
{
    const async::Promise<int> promise(context, std::move(done));
    auto *probe = new WayProbe(request, promise, context);
    probe->connectTo(request);
    return promise.request([probe = QPointer<WayProbe>(probe)] { delete probe.data(); });
}

async::Request WayProbe::forwarded(kube::Transport &transport, const WayRequest &request, QObject *context,
                                   async::Callback<int> done)
{
    const async::Promise<int> promise(context, std::move(done));
    auto *probe = new WayProbe(request, promise, context);
    probe->forward(transport, request);
    return promise.request([probe = QPointer<WayProbe>(probe)] { delete probe.data(); });
}

WayProbe::WayProbe(const WayRequest &request, async::Promise<int> promise, QObject *parent)
    : QObject(parent)
    , m_question(questionOf(request))
    , m_promise(std::move(promise))
{
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this,
            [this] { end(base::fail(ErrorCode::TimedOut, "nothing answered within 5 s")); });
    m_limit.start(mostWait);
}

void WayProbe::connectTo(const WayRequest &request)
{
    m_socket.setProxy(QNetworkProxy::NoProxy);
    connect(&m_socket, &QTcpSocket::connected, this, [this] { m_socket.write(m_question); });
    connect(&m_socket, &QTcpSocket::readyRead, this, [this] { takeBytes(m_socket.readAll()); });
    connect(&m_socket, &QTcpSocket::errorOccurred, this, [this](QAbstractSocket::SocketError fault) {
        const bool isRefused = fault == QAbstractSocket::ConnectionRefusedError;
        end(base::fail(isRefused ? ErrorCode::ConnectionRefused : ErrorCode::ConnectionLost,
                       m_socket.errorString().toStdString()));
    });
    m_socket.connectToHost(request.address, request.port);
}

void WayProbe::forward(kube::Transport &transport, const WayRequest &request)
{
    m_channels = std::make_unique<kube::PortForwardChannels>(transport, request.nameSpace, request.pod, request.port);
    connect(m_channels.get(), &kube::PortForwardChannels::opened, this, [this] { m_channels->send(m_question); });
    connect(m_channels.get(), &kube::PortForwardChannels::received, this, &WayProbe::takeBytes);
    connect(m_channels.get(), &kube::PortForwardChannels::failed, this,
            [this](const base::Error &error) { end(base::fail(refusalOf(error))); });
    connect(m_channels.get(), &kube::PortForwardChannels::refused, this, [this](const QByteArray &why) {
        const bool isRefused = why.contains("refused");
        end(base::fail(isRefused ? ErrorCode::ConnectionRefused : ErrorCode::ConnectionLost, why.toStdString()));
    });
}

void WayProbe::takeBytes(const QByteArray &bytes)
{
    m_answer += bytes;
    const int status = statusOfAnswer(m_answer);
    if (status > 0)
        end(status);
    else if (status < 0)
        end(base::fail(ErrorCode::Malformed, "what answers there does not speak HTTP"));
}

void WayProbe::end(base::Result<int> result)
{
    m_limit.stop();
    m_socket.disconnect(this);
    if (m_channels)
        m_channels->disconnect(this);
    m_promise.complete(std::move(result));
    deleteLater();
}

} // namespace liteboxd::verify
