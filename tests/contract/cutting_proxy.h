// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

#include <memory>
#include <random>
#include <string>
#include <vector>

/// A way to a server that passes bytes on as they are, and breaks: connections are reset, stand still, or end after
/// some bytes of the server's. On 127.0.0.1, in the event loop of the test.
class CuttingProxy : public QTcpServer
{
    Q_OBJECT

public:
    /// `server` is "https://host:port".
    CuttingProxy(const std::string &server, std::uint32_t seed);

    /// The same server by this way.
    std::string url() const;

    /// Whether new connections break after a random number of bytes, up to `most`.
    void setBreaking(int most) { m_most = most; }

    void resetAll();

    /// Connections of now pass nothing on any more.
    void stallAll();

    /// How many there have been since the last reset.
    std::size_t connections() const { return m_ways.size(); }

    std::minstd_rand random;

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    struct Way
    {
        QPointer<QTcpSocket> client;
        QPointer<QTcpSocket> server;
        qint64 left = -1; ///< bytes until it breaks; -1: never
        bool isStalled = false;
    };

    void passOn(const std::shared_ptr<Way> &way);

    QString m_host;
    quint16 m_port = 0;
    int m_most = 0;
    std::vector<std::shared_ptr<Way>> m_ways;
};
