// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/kube/streams/port_forward_channels.h"

#include <QObject>
#include <QTcpSocket>
#include <QTimer>

#include <memory>
#include <string>

namespace liteboxd::verify {

/// What a sandbox is asked for over one way.
struct WayRequest
{
    std::string nameSpace{};
    std::string pod{};
    QString address{}; ///< of the pod
    quint16 port = 0;
    QString path = QStringLiteral("/ws"); ///< at which a WebSocket is expected
};

/// Asks a sandbox to open a WebSocket over one way of the gateway's, and tells the status of its answer: 101 if it
/// opened one; any other status says that HTTP goes that way. Belongs to the context and deletes itself when done;
/// destroying the Request ends it. Errors: ConnectionRefused (nobody listens), ConnectionLost, TimedOut (after 5 s),
/// Malformed (an answer that is not HTTP), Forbidden and others of a way through the API server.
class WayProbe : public QObject
{
    Q_OBJECT

public:
    /// To the pod's address, from this machine.
    static async::Request direct(const WayRequest &request, QObject *context, async::Callback<int> done);

    /// By the API server's port-forward. `transport` outlives it.
    static async::Request forwarded(kube::Transport &transport, const WayRequest &request, QObject *context,
                                    async::Callback<int> done);

private:
    WayProbe(const WayRequest &request, async::Promise<int> promise, QObject *parent);

    void connectTo(const WayRequest &request);
    void forward(kube::Transport &transport, const WayRequest &request);
    void takeBytes(const QByteArray &bytes);
    void end(base::Result<int> result);

    const QByteArray m_question;
    const async::Promise<int> m_promise;
    QByteArray m_answer;
    QTimer m_limit;
    QTcpSocket m_socket;
    std::unique_ptr<kube::PortForwardChannels> m_channels;
};

/// A WebSocket that did not open, with the server's status where it gave one: Qt tells it in its sentence alone. Pure.
base::Error refusalOf(const base::Error &error);

/// The status of an HTTP answer; 0: its first line is not there yet; -1: it is none. Pure.
int statusOfAnswer(const QByteArray &bytes);

} // namespace liteboxd::verify
