// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/kube/support/test_server.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>

TestServer::TestServer(std::optional<CertificateAndKey> certificate, Respond respond)
    : m_certificate(std::move(certificate))
    , m_respond(std::move(respond))
{
    if (!listen(QHostAddress::LocalHost))
        qFatal("no loopback port: %s", qPrintable(errorString()));
}

void TestServer::askForClientCertificate(const TestAuthority &authority)
{
    m_clientAuthority = authority.pem();
}

std::string TestServer::url() const
{
    return (m_certificate ? "https://127.0.0.1:" : "http://127.0.0.1:") + std::to_string(serverPort());
}

QByteArray TestServer::answer(int status, const QByteArray &body, const QByteArray &fields)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " X\r\nContent-Length: " + QByteArray::number(body.size()) +
           "\r\n" + (fields.contains("Content-Type") ? "" : "Content-Type: application/json\r\n") + fields + "\r\n" +
           body;
}

void TestServer::incomingConnection(qintptr descriptor)
{
    auto *socket = new QSslSocket(this);
    socket->setSocketDescriptor(descriptor);
    connect(socket, &QSslSocket::readyRead, this, [this, socket] { read(socket); });
    connect(socket, &QSslSocket::disconnected, this, [this, socket] {
        m_unread.remove(socket);
        socket->deleteLater();
    });
    if (!m_certificate)
        return;
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setLocalCertificateChain(
        QSslCertificate::fromData(QByteArray::fromStdString(m_certificate->certificatePem), QSsl::Pem));
    tls.setPrivateKey(QSslKey(QByteArray::fromStdString(m_certificate->keyPem), QSsl::Ec));
    if (m_clientAuthority) {
        tls.setCaCertificates(QSslCertificate::fromData(QByteArray::fromStdString(*m_clientAuthority), QSsl::Pem));
        tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    } else {
        tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    }
    socket->setSslConfiguration(tls);
    connect(socket, &QSslSocket::encrypted, this, [this, socket] {
        m_clientName = socket->peerCertificate().subjectInfo(QSslCertificate::CommonName).join(u',');
    });
    socket->startServerEncryption();
}

void TestServer::read(QSslSocket *socket)
{
    QByteArray &unread = m_unread[socket];
    unread += socket->readAll();
    const qsizetype headEnd = unread.indexOf("\r\n\r\n");
    if (headEnd < 0)
        return;
    TestRequest request;
    request.head = unread.left(headEnd + 2);
    const QList<QByteArray> lines = unread.left(headEnd).split('\n');
    const QList<QByteArray> first = lines.first().trimmed().split(' ');
    request.method = first.value(0);
    request.target = first.value(1);
    for (const QByteArray &line : lines.mid(1)) {
        const qsizetype colon = line.indexOf(':');
        request.fields.insert(line.left(colon).toLower(), line.mid(colon + 1).trimmed());
    }
    const qsizetype length = request.fields.value("content-length").toLongLong();
    if (unread.size() < headEnd + 4 + length)
        return;
    request.body = unread.mid(headEnd + 4, length);
    unread.clear();
    m_requests.append(request);
    m_respond(request, *socket);
}
