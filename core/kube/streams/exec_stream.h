// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/streams/channel_message.h"
#include "core/kube/streams/exec_command.h"
#include "core/kube/wire/transport.h"

#include <QObject>

#include <memory>
#include <optional>

namespace liteboxd::kube {

/// A command that runs in a container, and its streams (Kubernetes: pods/exec by WebSocket, v5.channel.k8s.io, or v4
/// where the server knows no other). After start(): opened once, output and errorOutput any number of times, then
/// exactly one of finished or failed; or failed alone. Nothing is signalled inside start() or write().
///
/// Lives on its transport's thread and does not own the transport, which has to outlive it. Destroying it cuts the
/// connection; a node ends a command for that only when it next reads or writes.
///
/// Output cannot be held back (QWebSocket of Qt 6.4 reads whatever comes): whoever runs a command that writes without
/// end has to keep what it shows bounded. For streams that must pause there are port-forwards.
///
/// Errors: Unsupported where the connection needs tls-server-name, which QWebSocket cannot do; NotFound, Forbidden,
/// Rejected (no such container), ServerFailed (the command cannot be started) with the words of the server; transport
/// errors; ConnectionLost if the end of the command was not heard of.
class ExecStream final : public QObject
{
    Q_OBJECT

public:
    ExecStream(Transport &transport, ExecCommand command, QObject *parent = nullptr);
    ~ExecStream() override;

    /// Once.
    void start();

    /// Takes as many bytes for the command's stdin as there is room for and returns how many; writable() says when
    /// there is room again. 0 before opened(), after closeInput() and for a command without input.
    qsizetype write(QByteArrayView bytes);

    /// Ends the command's stdin after what was written. False if this server cannot (v4): then only the command itself,
    /// or the end of the connection, ends it.
    bool closeInput();

    /// The size of the terminal in character cells; kept until opened().
    void resize(int columns, int rows);

Q_SIGNALS:
    void opened();
    void output(const QByteArray &bytes);
    void errorOutput(const QByteArray &bytes);
    void writable();

    /// The command ended with this exit code (128 and the number of the signal if one ended it).
    void finished(int exitCode);
    void failed(const liteboxd::base::Error &error);

private:
    struct Size
    {
        int columns = 0;
        int rows = 0;
    };

    void connectSocket();
    void takeOpened(const QString &protocol);
    void takeMessage(const QByteArray &bytes);
    void takeRoom();
    void refused(const base::Error &error);
    void askWhy(const base::Error &error);
    void lost(const base::Error &error);
    void end();
    void sendSize();

    Transport &m_transport;
    ExecCommand m_command;
    std::unique_ptr<ChannelSocket> m_socket;
    async::Request m_question;
    std::optional<Size> m_size;
    int m_attempts = 0;
    bool m_isOpen = false;
    bool m_canCloseInput = false;
    bool m_inputClosed = false;
    bool m_isFull = false; ///< write() took less than it was given
};

} // namespace liteboxd::kube
