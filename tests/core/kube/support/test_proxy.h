// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QTcpServer>
#include <QTcpSocket>

/// A proxy on 127.0.0.1 that speaks HTTP CONNECT (RFC 9110, 9.3.6) or SOCKS5 (RFC 1928, 1929). Every name leads to
/// 127.0.0.1. Lives in the event loop of the test.
class TestProxy : public QTcpServer
{
    Q_OBJECT

public:
    enum class Kind { Connect, Socks5 };

    /// With `login` ("user:password") nobody passes without it.
    explicit TestProxy(Kind kind, QByteArray login = {});

    /// "http://127.0.0.1:port" or "socks5://…", with the login if one is given.
    std::string url(const std::string &login = {}) const;

    /// CONNECT is answered 403 from here on.
    void deny() { m_denies = true; }

    /// The head of the last CONNECT.
    const QByteArray &connectHead() const { return m_connectHead; }

    /// "host:port" of each tunnel that was opened.
    const QList<QByteArray> &tunnels() const { return m_tunnels; }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    struct Client;

    void readConnect(Client &client);
    void readSocks(Client &client);
    void open(Client &client, const QByteArray &host, quint16 port, const QByteArray &yes, const QByteArray &no);

    Kind m_kind;
    QByteArray m_login;
    bool m_denies = false;
    QByteArray m_connectHead;
    QList<QByteArray> m_tunnels;
};
