// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/core/kube/support/test_authority.h"

#include <QList>
#include <QMap>
#include <QSslSocket>
#include <QTcpServer>

#include <functional>
#include <optional>

/// A request as it came over the wire.
struct TestRequest
{
    QByteArray method;
    QByteArray target;
    QMap<QByteArray, QByteArray> fields; ///< names in lower case; of several of one name the last
    QByteArray head;                     ///< as it came
    QByteArray body;
};

/// An HTTP/1.1 server on 127.0.0.1 that answers with raw bytes, over TLS if it has a certificate. Lives in the event
/// loop of the test.
class TestServer : public QTcpServer
{
    Q_OBJECT

public:
    /// Writes an answer to the socket; may keep the socket for later, or close it.
    using Respond = std::function<void(const TestRequest &request, QSslSocket &socket)>;

    explicit TestServer(std::optional<CertificateAndKey> certificate, Respond respond);

    /// Asks clients for a certificate of this authority and notes its common name.
    void askForClientCertificate(const TestAuthority &authority);

    /// "https://127.0.0.1:port" or "http://…".
    std::string url() const;

    const QList<TestRequest> &requests() const { return m_requests; }
    QString clientName() const { return m_clientName; }

    static QByteArray answer(int status, const QByteArray &body, const QByteArray &fields = {});

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    void read(QSslSocket *socket);

    std::optional<CertificateAndKey> m_certificate;
    std::optional<std::string> m_clientAuthority;
    Respond m_respond;
    QList<TestRequest> m_requests;
    QString m_clientName;
    QMap<QSslSocket *, QByteArray> m_unread;
};
