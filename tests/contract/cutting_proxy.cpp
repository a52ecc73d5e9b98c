// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/cutting_proxy.h"

#include <QHostAddress>
#include <QUrl>

#include <utility>

CuttingProxy::CuttingProxy(const std::string &server, std::uint32_t seed)
    : random(seed)
{
    const QUrl url(QString::fromStdString(server));
    m_host = url.host();
    m_port = static_cast<quint16>(url.port(443));
    listen(QHostAddress::LocalHost);
}

std::string CuttingProxy::url() const
{
    return "https://127.0.0.1:" + std::to_string(serverPort());
}

void CuttingProxy::incomingConnection(qintptr descriptor)
{
    const auto way = std::make_shared<Way>();
    m_ways.push_back(way);
    auto *client = new QTcpSocket(this);
    auto *server = new QTcpSocket(client);
    way->client = client;
    way->server = server;
    if (m_most > 0)
        way->left = static_cast<qint64>(random() % static_cast<unsigned>(m_most));
    client->setSocketDescriptor(descriptor);
    connect(client, &QTcpSocket::readyRead, server, [way] {
        if (!way->isStalled && way->server->state() == QAbstractSocket::ConnectedState)
            way->server->write(way->client->readAll());
    });
    connect(server, &QTcpSocket::connected, client, [way] { way->server->write(way->client->readAll()); });
    connect(server, &QTcpSocket::readyRead, client, [this, way] { passOn(way); });
    connect(server, &QTcpSocket::disconnected, client, [way] {
        if (!way->isStalled)
            way->client->disconnectFromHost();
    });
    connect(client, &QTcpSocket::disconnected, client, &QObject::deleteLater);
    server->connectToHost(m_host, m_port);
}

void CuttingProxy::passOn(const std::shared_ptr<Way> &way)
{
    if (way->isStalled)
        return;
    QByteArray bytes = way->server->readAll();
    if (way->left >= 0 && bytes.size() >= way->left) {
        way->client->write(bytes.first(way->left));
        way->client->flush();
        if (random() % 3 == 0)
            way->isStalled = true;
        else
            way->client->abort();
        return;
    }
    if (way->left >= 0)
        way->left -= bytes.size();
    way->client->write(bytes);
}

void CuttingProxy::resetAll()
{
    for (const auto &way : std::exchange(m_ways, {})) {
        if (way->client)
            way->client->abort();
    }
}

void CuttingProxy::stallAll()
{
    for (const auto &way : m_ways)
        way->isStalled = true;
}
