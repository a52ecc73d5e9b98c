// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/kube/support/exchange_outcome.h"
#include "tests/core/kube/support/test_server.h"

#include "core/kube/login/replaceable_credentials.h"
#include "core/kube/login/static_credentials.h"
#include "core/kube/wire/network_transport.h"

#include <QTest>

using namespace liteboxd;

/// What becomes of open streams when another client certificate is to be shown.
class TestCertificateChange : public QObject
{
    Q_OBJECT

private:
    TestAuthority m_authority;
    CertificateAndKey m_certificate = m_authority.issue({"api", "IP:127.0.0.1"});

    std::shared_ptr<kube::CredentialSource> login(const std::string &name, const std::string &token) const
    {
        const auto client = m_authority.issue({name});
        kube::Credential credential;
        credential.authorization = base::Secret("Bearer " + token);
        credential.certificatePem = client.certificatePem;
        credential.keyPem = base::Secret(client.keyPem);
        return std::make_shared<kube::StaticCredentials>(credential);
    }

private Q_SLOTS:
    void aStreamEndsSoThatItIsAskedForAnew()
    {
        TestServer server(m_certificate, [](const TestRequest &, QSslSocket &socket) {
            socket.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n");
        });
        server.askForClientCertificate(m_authority);
        kube::ConnectionSettings settings;
        settings.server = server.url();
        settings.caPem = m_authority.pem();
        const auto source = std::make_shared<kube::ReplaceableCredentials>(login("one", "t"));
        const auto transport = kube::NetworkTransport::create(settings, source);
        QVERIFY(transport);
        kube::HttpRequest watch{"GET", "/watch"};
        watch.use = kube::HttpUse::Stream;
        ExchangeOutcome first;
        const auto exchange = (*transport)->start(watch);
        first.follow(exchange.get());
        QTRY_COMPARE(first.body, "x");
        QCOMPARE(server.clientName(), QStringLiteral("one"));

        source->replace(login("two", "t"));
        QTRY_VERIFY(first.ended);
        QCOMPARE(first.error->code, base::ErrorCode::ConnectionLost);
        ExchangeOutcome second;
        const auto again = (*transport)->start(watch);
        second.follow(again.get());
        QTRY_COMPARE(second.body, "x");
        QCOMPARE(server.clientName(), QStringLiteral("two"));
        QVERIFY(!second.ended);
    }

    void anotherTokenLeavesStreamsAlone()
    {
        TestServer server(m_certificate, [](const TestRequest &, QSslSocket &socket) {
            socket.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nx\r\n");
        });
        kube::ConnectionSettings settings;
        settings.server = server.url();
        settings.caPem = m_authority.pem();
        const auto of = [](const char *token) {
            kube::Credential credential;
            credential.authorization = base::Secret(token);
            return std::make_shared<kube::StaticCredentials>(credential);
        };
        const auto source = std::make_shared<kube::ReplaceableCredentials>(of("Bearer a"));
        const auto transport = kube::NetworkTransport::create(settings, source);
        kube::HttpRequest watch{"GET", "/watch"};
        watch.use = kube::HttpUse::Stream;
        ExchangeOutcome outcome;
        const auto exchange = (*transport)->start(watch);
        outcome.follow(exchange.get());
        QTRY_COMPARE(outcome.body, "x");
        source->replace(of("Bearer b"));
        ExchangeOutcome next;
        const auto other = (*transport)->start(watch);
        next.follow(other.get());
        QTRY_COMPARE(next.body, "x");
        QVERIFY(!outcome.ended);
    }
};

QTEST_GUILESS_MAIN(TestCertificateChange)
#include "tst_certificate_change.moc"
