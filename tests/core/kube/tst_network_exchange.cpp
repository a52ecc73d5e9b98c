// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/kube/exchange_outcome.h"
#include "tests/core/kube/test_proxy.h"
#include "tests/core/kube/test_server.h"

#include "core/kube/network_exchange.h"
#include "core/kube/network_transport.h"
#include "core/kube/proxy_url.h"

#include <QAuthenticator>
#include <QNetworkProxy>
#include <QPointer>
#include <QTest>

using namespace liteboxd;
using kube::HttpBound;
using kube::HttpExchange;

namespace {

constexpr qsizetype bodySize = 64 << 20;
constexpr qint64 bound = 1 << 20;
constexpr qint64 mostOnTheWay = 32 << 20; ///< the bound, and what the sockets of both ends hold

enum class Pause { BeforeHead, AtFirstBytes };

} // namespace

class TestNetworkExchange : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<HttpBound>("when");
        QTest::newRow("bound always") << HttpBound::Always;
        QTest::newRow("bound while paused") << HttpBound::WhilePaused;
    }

    void letsTheServerWaitWhilePaused_data()
    {
        QTest::addColumn<Pause>("pause");
        QTest::newRow("before the head") << Pause::BeforeHead;
        QTest::newRow("at the first bytes") << Pause::AtFirstBytes;
    }

    void letsTheServerWaitWhilePaused()
    {
        QFETCH_GLOBAL(HttpBound, when);
        QFETCH(Pause, pause);
        const QByteArray body(bodySize, 'x');
        QPointer<QSslSocket> sender;
        TestServer server(m_certificate, [&](const TestRequest &, QSslSocket &socket) {
            sender = &socket;
            socket.write(TestServer::answer(200, body));
        });
        kube::ConnectionSettings settings;
        settings.server = server.url();
        settings.caPem = m_authority.pem();
        const auto transport = kube::NetworkTransport::create(settings);
        QVERIFY(transport);
        kube::HttpRequest request{"GET", "/"};
        request.readBufferSize = bound;
        request.bound = when;

        ExchangeOutcome outcome;
        const auto exchange = (*transport)->start(request);
        outcome.follow(exchange.get());
        if (pause == Pause::BeforeHead)
            exchange->pause();
        else
            connect(exchange.get(), &HttpExchange::bytesReceived, exchange.get(), &HttpExchange::pause,
                    Qt::SingleShotConnection);
        const auto unsent = [&] { return sender->bytesToWrite() + sender->encryptedBytesToWrite(); };
        QTRY_VERIFY(outcome.head.status == 200);
        QVERIFY(!QTest::qWaitFor([&] { return unsent() < bodySize - mostOnTheWay; }, 500));
        const qsizetype told = outcome.body.size();
        QVERIFY(told < mostOnTheWay);

        exchange->resume();
        QTRY_VERIFY(outcome.ended);
        QVERIFY(!outcome.error);
        QCOMPARE(outcome.body, body);
    }

    void isBoundWhileAProxyRefuses_data()
    {
        QTest::addColumn<TestProxy::Kind>("kind");
        QTest::newRow("http") << TestProxy::Kind::Connect;
        QTest::newRow("socks5") << TestProxy::Kind::Socks5;
    }

    /// Qt's network thread waits in the signal, so that all an exchange does there comes before TLS, and before the
    /// end.
    void isBoundWhileAProxyRefuses()
    {
        QFETCH_GLOBAL(HttpBound, when);
        QFETCH(TestProxy::Kind, kind);
        const TestProxy refusing(kind, "user:right");
        const auto proxy = kube::proxyFromUrl(base::Secret(refusing.url("user:wrong")));
        QVERIFY(proxy);
        kube::HttpRequest request{"GET", "/"};
        request.readBufferSize = bound;
        request.bound = when;
        ExchangeOutcome outcome;
        {
            QNetworkAccessManager manager;
            manager.setProxy(*proxy);
            QNetworkRequest wire(QUrl(QStringLiteral("https://api.test/")));
            wire.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
            QNetworkReply *reply = manager.get(wire);
            std::unique_ptr<HttpExchange> exchange;
            const auto begin = [&] {
                exchange = std::make_unique<kube::NetworkExchange>(
                    reply, request, kube::NetworkExchange::Peer{"https://api.test", {}}, nullptr);
                outcome.follow(exchange.get());
                exchange->pause();
            };
            connect(&manager, &QNetworkAccessManager::proxyAuthenticationRequired, &manager, begin,
                    Qt::SingleShotConnection);
            QTRY_VERIFY(outcome.ended);
        } // waits for the network thread
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->code, base::ErrorCode::ProxyFailed);
    }

private:
    TestAuthority m_authority;
    CertificateAndKey m_certificate = m_authority.issue({"api", "IP:127.0.0.1"});
};

QTEST_GUILESS_MAIN(TestNetworkExchange)
#include "tst_network_exchange.moc"
