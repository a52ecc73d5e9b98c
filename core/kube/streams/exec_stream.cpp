// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/streams/exec_stream.h"

#include "core/kube/api_call.h"
#include "core/kube/streams/container_choice.h"
#include "core/kube/streams/exec_status.h"
#include "core/kube/wire/channel_socket.h"

#include <QStringList>

#include <algorithm>

namespace liteboxd::kube {

namespace {

using base::ErrorCode;

const QString v5 = QStringLiteral("v5.channel.k8s.io");
const QString v4 = QStringLiteral("v4.channel.k8s.io");

/// What may wait for the network: enough to keep it busy, little enough that typing after a paste is not far behind.
constexpr qint64 mostWaiting = 256 << 10;

/// kubelets read messages of this size whole.
constexpr qsizetype pieceSize = 32 << 10;

constexpr int badRequest = 400;

/// Another attempt cannot help.
bool isFinal(const base::Error &error)
{
    switch (error.code) {
    case ErrorCode::Unsupported:
    case ErrorCode::CertificateUntrusted:
    case ErrorCode::CertificateWrongName:
    case ErrorCode::CertificateExpired:
        return true;
    default:
        return false;
    }
}

} // namespace

ExecStream::ExecStream(Transport &transport, ExecCommand command, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_command(std::move(command))
{}

ExecStream::~ExecStream()
{
    end();
}

void ExecStream::start()
{
    if (m_attempts == 0)
        connectSocket();
}

void ExecStream::connectSocket()
{
    ++m_attempts;
    m_socket = m_transport.openChannels(m_command.target(), {v5, v4});
    connect(m_socket.get(), &ChannelSocket::opened, this, &ExecStream::takeOpened);
    connect(m_socket.get(), &ChannelSocket::messageReceived, this, &ExecStream::takeMessage);
    connect(m_socket.get(), &ChannelSocket::bytesWritten, this, &ExecStream::takeRoom);
    connect(m_socket.get(), &ChannelSocket::failed, this, [this](const base::Error &error) {
        if (m_isOpen)
            return lost(error);
        refused(error);
    });
    connect(m_socket.get(), &ChannelSocket::closed, this, [this] {
        lost({ErrorCode::ConnectionLost, "the server closed the stream without saying how the command ended",
              m_command.text()});
    });
}

void ExecStream::takeOpened(const QString &protocol)
{
    if (protocol != v5 && protocol != v4)
        return lost(
            {ErrorCode::ProtocolViolated, "the server knows none of the protocols for commands", m_command.text()});
    m_isOpen = true;
    m_canCloseInput = protocol == v5;
    sendSize();
    Q_EMIT opened();
}

void ExecStream::takeMessage(const QByteArray &bytes)
{
    auto message = decodeChannelMessage(bytes);
    if (!message) {
        message.error().context = m_command.text();
        return lost(message.error());
    }
    if (message->channel == ExecChannel::Status) {
        const auto code = exitCodeOf({message->payload.constData(), static_cast<std::size_t>(message->payload.size())},
                                     m_command.text());
        if (!code)
            return lost(code.error());
        end();
        Q_EMIT finished(*code);
        return;
    }
    if (message->payload.isEmpty() || message->channel == ExecChannel::Close)
        return;
    if (message->channel == ExecChannel::Stdout)
        Q_EMIT output(message->payload);
    else
        Q_EMIT errorOutput(message->payload);
}

qsizetype ExecStream::write(QByteArrayView bytes)
{
    if (!m_isOpen || m_inputClosed || m_command.input == ExecInput::None)
        return 0;
    qsizetype taken = 0;
    while (taken < bytes.size()) {
        const qint64 room = mostWaiting - m_socket->bytesToWrite();
        if (room <= 0)
            break;
        const qsizetype size = std::min({bytes.size() - taken, pieceSize, qsizetype(room)});
        m_socket->send(encodeChannelMessage(ExecChannel::Stdin, bytes.sliced(taken, size)));
        taken += size;
    }
    m_isFull = taken < bytes.size();
    return taken;
}

bool ExecStream::closeInput()
{
    if (!m_isOpen || !m_canCloseInput || m_command.input == ExecInput::None)
        return false;
    if (!m_inputClosed) {
        const char input = static_cast<char>(ExecChannel::Stdin);
        m_socket->send(encodeChannelMessage(ExecChannel::Close, QByteArrayView(&input, 1)));
    }
    m_inputClosed = true;
    return true;
}

void ExecStream::resize(int columns, int rows)
{
    m_size = Size{columns, rows};
    sendSize();
}

void ExecStream::sendSize()
{
    if (!m_isOpen || !m_size || m_command.terminal == ExecTerminal::None)
        return;
    const QByteArray size =
        "{\"Width\":" + QByteArray::number(m_size->columns) + ",\"Height\":" + QByteArray::number(m_size->rows) + '}';
    m_socket->send(encodeChannelMessage(ExecChannel::Resize, size));
}

void ExecStream::takeRoom()
{
    if (!m_isFull || m_socket->bytesToWrite() > mostWaiting / 2)
        return;
    m_isFull = false;
    Q_EMIT writable();
}

/// QWebSocket keeps what a server said when it refused to itself. The same request without an upgrade is judged by the
/// same rules up to the point where the upgrade is missed, which is 400, and runs nothing. On the way it renews
/// credentials that are too old, which is why the stream is tried once more when it finds no fault.
void ExecStream::refused(const base::Error &error)
{
    m_socket.release()->deleteLater();
    if (isFinal(error) || m_attempts > 1)
        return lost(error);
    askWhy(error);
}

void ExecStream::askWhy(const base::Error &error)
{
    HttpRequest question;
    question.target = m_command.target();
    const auto take = [this, error](const base::Result<QByteArray> &answer) {
        if (answer)
            return lost(error);
        const bool missesUpgrade =
            answer.error().httpStatus == badRequest && answer.error().message.find("pgrade") != std::string::npos;
        if (missesUpgrade)
            return connectSocket();
        if (!m_command.container.empty() || !wantsContainer(answer.error()))
            return lost(answer.error());
        m_question = chooseContainer(m_transport, m_command.nameSpace, m_command.pod, this,
                                     [this, error = answer.error()](const std::string &container) {
                                         if (container.empty())
                                             return lost(error);
                                         m_command.container = container;
                                         m_attempts = 0;
                                         connectSocket();
                                     });
    };
    m_question = ApiCall::start(m_transport, question, m_command.text(), this, take);
}

void ExecStream::lost(const base::Error &error)
{
    end();
    Q_EMIT failed(error);
}

/// Leaves the wire. The socket goes by the event loop, for we may be inside one of its signals.
void ExecStream::end()
{
    m_isOpen = false;
    m_question.cancel();
    if (m_socket) {
        m_socket->disconnect(this);
        m_socket.release()->deleteLater();
    }
}

} // namespace liteboxd::kube
