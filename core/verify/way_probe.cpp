// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/verify/way_probe.h"

#include "core/kube/wire/resource_path.h"

#include <QNetworkProxy>
#include <QPointer>
#include <QRegularExpression>

namespace liteboxd::verify {

namespace {

using base::ErrorCode;

constexpr std::chrono::seconds mostWait(5);
constexpr qsizetype mostBytes = 64 * 1024;
constexpr char dataChannel = 0;
constexpr char errorChannel = 1;

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
    const kube::ResourcePath path{kube::resources::pods(), request.nameSpace, request.pod, "portforward"};
    probe->forward(transport.openChannels(path.path() + "?ports=" + std::to_string(request.port),
                                          {QStringLiteral("v4.channel.k8s.io")}));
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

void WayProbe::forward(std::unique_ptr<kube::ChannelSocket> socket)
{
    m_channels = std::move(socket);
    connect(m_channels.get(), &kube::ChannelSocket::opened, this,
            [this] { m_channels->send(QByteArray(1, dataChannel) + m_question); });
    connect(m_channels.get(), &kube::ChannelSocket::messageReceived, this, &WayProbe::takeMessage);
    connect(m_channels.get(), &kube::ChannelSocket::failed, this,
            [this](const base::Error &error) { end(base::fail(refusalOf(error))); });
    connect(m_channels.get(), &kube::ChannelSocket::closed, this,
            [this] { end(base::fail(ErrorCode::ConnectionLost, "the port-forward was closed without an answer")); });
}

/// [channel, bytes…]; the first message of a channel has the port instead, as two bytes.
void WayProbe::takeMessage(const QByteArray &message)
{
    if (message.isEmpty() || message.front() < dataChannel || message.front() > errorChannel)
        return;
    const auto channel = static_cast<std::size_t>(message.front());
    const bool isPort = !std::exchange(m_hasPort[channel], true);
    const QByteArray bytes = message.mid(1);
    if (isPort || bytes.isEmpty())
        return;
    if (message.front() == dataChannel)
        return takeBytes(bytes);
    const bool isRefused = bytes.contains("refused");
    end(base::fail(isRefused ? ErrorCode::ConnectionRefused : ErrorCode::ConnectionLost,
                   bytes.left(300).trimmed().toStdString()));
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
