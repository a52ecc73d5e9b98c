// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>

namespace liteboxd::control {

/// A site on 127.18.0.3 that answers each request with the request's own head.
class EchoSite : public QTcpServer
{
    Q_OBJECT

public:
    EchoSite()
    {
        connect(this, &QTcpServer::newConnection, this, [this] {
            QTcpSocket *socket = nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, socket, [socket] {
                const QByteArray head = socket->peek(65536);
                if (!head.endsWith("\r\n\r\n"))
                    return;
                socket->readAll();
                socket->write("HTTP/1.1 200 OK\r\nContent-Length: " + QByteArray::number(head.size()) + "\r\n\r\n" +
                              head);
            });
        });
        listen(QHostAddress(address()));
    }

    static QString address() { return QStringLiteral("127.18.0.3"); }
};

} // namespace liteboxd::control
