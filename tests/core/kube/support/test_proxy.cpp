// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/kube/support/test_proxy.h"

#include <memory>

struct TestProxy::Client
{
    QTcpSocket *socket;
    QByteArray unread{};
    int step = 0; ///< of SOCKS5
    bool isOpen = false;
};

TestProxy::TestProxy(Kind kind, QByteArray login)
    : m_kind(kind)
    , m_login(std::move(login))
{
    if (!listen(QHostAddress::LocalHost))
        qFatal("no loopback port: %s", qPrintable(errorString()));
}

std::string TestProxy::url(const std::string &login) const
{
    const std::string scheme = m_kind == Kind::Connect ? "http://" : "socks5://";
    return scheme + (login.empty() ? "" : login + '@') + "127.0.0.1:" + std::to_string(serverPort());
}

void TestProxy::incomingConnection(qintptr descriptor)
{
    const auto client = std::make_shared<Client>();
    client->socket = new QTcpSocket(this);
    client->socket->setSocketDescriptor(descriptor);
    connect(client->socket, &QTcpSocket::readyRead, this, [this, client] {
        if (client->isOpen)
            return; // the tunnel reads for itself
        client->unread += client->socket->readAll();
        if (m_kind == Kind::Connect)
            readConnect(*client);
        else
            readSocks(*client);
    });
    connect(client->socket, &QTcpSocket::disconnected, client->socket, &QObject::deleteLater);
}

void TestProxy::readConnect(Client &client)
{
    const qsizetype end = client.unread.indexOf("\r\n\r\n");
    if (end < 0)
        return;
    const QByteArray head = client.unread.left(end);
    m_connectHead = head;
    client.unread.remove(0, end + 4);
    if (!m_login.isEmpty() && !head.contains("Proxy-Authorization: Basic " + m_login.toBase64())) {
        client.socket->write("HTTP/1.1 407 X\r\nProxy-Authenticate: Basic realm=\"p\"\r\nContent-Length: 0\r\n\r\n");
        return;
    }
    if (m_denies) {
        client.socket->write("HTTP/1.1 403 X\r\nContent-Length: 0\r\n\r\n");
        return;
    }
    const QByteArray target = head.split(' ').value(1);
    const qsizetype colon = target.lastIndexOf(':');
    open(client, target.left(colon), target.mid(colon + 1).toUShort(), "HTTP/1.1 200 X\r\n\r\n",
         "HTTP/1.1 502 X\r\nContent-Length: 0\r\n\r\n");
}

void TestProxy::readSocks(Client &client)
{
    QByteArray &unread = client.unread;
    if (client.step == 0 && unread.size() >= 2 && unread.size() >= 2 + unread[1]) {
        const char method = m_login.isEmpty() ? 0 : 2;
        unread.remove(0, 2 + unread[1]);
        client.socket->write(QByteArray("\x05", 1) + method);
        client.step = m_login.isEmpty() ? 2 : 1;
    }
    if (client.step == 1 && unread.size() >= 2 && unread.size() >= 3 + unread[1]) {
        const qsizetype nameLength = unread[1];
        const qsizetype passwordLength = unread[2 + nameLength];
        if (unread.size() < 3 + nameLength + passwordLength)
            return;
        const QByteArray login = unread.mid(2, nameLength) + ':' + unread.mid(3 + nameLength, passwordLength);
        unread.remove(0, 3 + nameLength + passwordLength);
        client.socket->write(QByteArray("\x01", 1) + (login == m_login ? '\0' : '\1'));
        client.step = 2;
    }
    if (client.step != 2 || unread.size() < 5)
        return;
    const bool isName = unread[3] == 3;
    const qsizetype length = isName ? unread[4] : 4;
    const qsizetype begin = isName ? 5 : 4;
    if (unread.size() < begin + length + 2)
        return;
    QByteArray host = unread.mid(begin, length);
    if (!isName)
        host = QByteArray::number(uchar(host[0])) + '.' + QByteArray::number(uchar(host[1])) + '.' +
               QByteArray::number(uchar(host[2])) + '.' + QByteArray::number(uchar(host[3]));
    const auto port = static_cast<quint16>((uchar(unread[begin + length]) << 8) | uchar(unread[begin + length + 1]));
    unread.remove(0, begin + length + 2);
    client.step = 3;
    const QByteArray rest("\0\1\0\0\0\0\0\0", 8);
    open(client, host, port, QByteArray("\5\0", 2) + rest, QByteArray("\5\5", 2) + rest);
}

void TestProxy::open(Client &client, const QByteArray &host, quint16 port, const QByteArray &yes, const QByteArray &no)
{
    client.isOpen = true;
    m_tunnels << host + ':' + QByteArray::number(port);
    QTcpSocket *near = client.socket;
    auto *far = new QTcpSocket(near);
    connect(far, &QTcpSocket::connected, near, [near, far, yes] {
        near->write(yes);
        connect(near, &QTcpSocket::readyRead, far, [near, far] { far->write(near->readAll()); });
        far->write(near->readAll());
    });
    connect(far, &QTcpSocket::readyRead, near, [near, far] { near->write(far->readAll()); });
    connect(far, &QTcpSocket::disconnected, near, &QTcpSocket::disconnectFromHost);
    connect(far, &QTcpSocket::errorOccurred, near, [near, far, no] {
        if (far->state() != QTcpSocket::ConnectedState && far->peerPort() == 0)
            near->write(no);
        near->disconnectFromHost();
    });
    far->connectToHost(QHostAddress::LocalHost, port);
}
