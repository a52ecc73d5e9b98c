// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/kube/support/exchange_outcome.h"
#include "tests/core/kube/support/test_proxy.h"
#include "tests/core/kube/support/test_server.h"

#include "core/kube/wire/network_transport.h"

#include <QPointer>
#include <QTest>
#include <QTimer>

#include <sys/socket.h>

using namespace liteboxd;
using kube::HttpExchange;

namespace {

constexpr qsizetype bodySize = 64 << 20;
constexpr qint64 bound = 1 << 20;
constexpr qint64 mostOnTheWay = 32 << 20; ///< the bound, and what the sockets of both ends hold

enum class Pause { BeforeHead, AtFirstBytes };

QByteArray chunked(const QByteArray &body)
{
    return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + QByteArray::number(body.size(), 16) + "\r\n" +
           body + "\r\n0\r\n\r\n";
}

} // namespace

class TestNetworkStream : public QObject
{
    Q_OBJECT

private:
    TestAuthority m_authority;
    CertificateAndKey m_certificate = m_authority.issue({"api", "IP:127.0.0.1"});

    std::unique_ptr<kube::NetworkTransport> connectTo(const TestServer &server, const std::string &proxyUrl = {}) const
    {
        kube::ConnectionSettings settings;
        settings.server = server.url();
        settings.proxyUrl = base::Secret(proxyUrl);
        settings.caPem = m_authority.pem();
        auto transport = kube::NetworkTransport::create(settings);
        return transport ? std::move(*transport) : nullptr;
    }

    /// The server's, if the tests run with one.
    std::optional<CertificateAndKey> certificate() const
    {
        QFETCH_GLOBAL(bool, tls);
        return tls ? std::optional(m_certificate) : std::nullopt;
    }

    static kube::HttpRequest watch()
    {
        kube::HttpRequest request{"GET", "/watch"};
        request.use = kube::HttpUse::Stream;
        request.readBufferSize = bound;
        return request;
    }

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<bool>("tls");
        QTest::newRow("https") << true;
        QTest::newRow("http") << false;
    }

    void letsTheServerWaitWhilePaused_data()
    {
        QTest::addColumn<Pause>("pause");
        QTest::addColumn<bool>("close");
        QTest::newRow("before the head") << Pause::BeforeHead << false;
        QTest::newRow("at the first bytes") << Pause::AtFirstBytes << false;
        QTest::newRow("at the first bytes, and the server goes") << Pause::AtFirstBytes << true;
    }

    void letsTheServerWaitWhilePaused()
    {
        QFETCH(Pause, pause);
        QFETCH(bool, close);
        const QByteArray body(bodySize, 'x');
        QPointer<QSslSocket> sender;
        TestServer server(certificate(), [&](const TestRequest &, QSslSocket &socket) {
            sender = &socket;
            socket.write(chunked(body));
            if (close)
                socket.disconnectFromHost();
        });
        const auto transport = connectTo(server);
        QVERIFY(transport);
        ExchangeOutcome outcome;
        const auto exchange = transport->start(watch());
        outcome.follow(exchange.get());
        if (pause == Pause::BeforeHead)
            exchange->pause();
        else
            connect(exchange.get(), &HttpExchange::bytesReceived, exchange.get(), &HttpExchange::pause,
                    Qt::SingleShotConnection);
        const auto unsent = [&] { return sender->bytesToWrite() + sender->encryptedBytesToWrite(); };
        QTRY_VERIFY(outcome.head.status == 200);
        QVERIFY(!QTest::qWaitFor([&] { return unsent() < bodySize - mostOnTheWay; }, 500));
        QVERIFY(outcome.body.size() <= bound);
        QCOMPARE(outcome.body.isEmpty(), pause == Pause::BeforeHead);

        exchange->resume();
        QTRY_VERIFY(outcome.ended);
        QVERIFY(!outcome.error);
        QCOMPARE(outcome.body, body);
    }

    /// All of it came, and its connection is gone, before the reader goes on.
    void tellsAfterAPauseWhatEndedMeanwhile_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("whole");
        QTest::newRow("chunked") << chunked("body") << true;
        QTest::newRow("until the end") << QByteArray("HTTP/1.1 200 OK\r\n\r\nbody") << true;
        QTest::newRow("too short") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nbody") << false;
    }

    void tellsAfterAPauseWhatEndedMeanwhile()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, whole);
        QPointer<QSslSocket> sender;
        TestServer server(certificate(), [&](const TestRequest &, QSslSocket &socket) {
            sender = &socket;
            socket.write(bytes);
            socket.disconnectFromHost();
        });
        const auto transport = connectTo(server);
        ExchangeOutcome outcome;
        const auto exchange = transport->start(watch());
        outcome.follow(exchange.get());
        exchange->pause();
        QTRY_COMPARE(outcome.head.status, 200);
        QTRY_VERIFY(!sender || sender->state() == QAbstractSocket::UnconnectedState);
        QVERIFY(!outcome.ended);
        QVERIFY(outcome.body.isEmpty());

        exchange->resume();
        QTRY_VERIFY(outcome.ended);
        QCOMPARE(outcome.body, "body");
        QCOMPARE(!outcome.error, whole);
        if (outcome.error)
            QCOMPARE(outcome.error->code, base::ErrorCode::ConnectionLost);
    }

    void goesOnAfterAPauseBehindAProxy_data()
    {
        QTest::addColumn<TestProxy::Kind>("kind");
        QTest::newRow("http") << TestProxy::Kind::Connect;
        QTest::newRow("socks5") << TestProxy::Kind::Socks5;
    }

    void goesOnAfterAPauseBehindAProxy()
    {
        QFETCH(TestProxy::Kind, kind);
        const QByteArray body(12 * bound, 'x');
        TestServer server(certificate(), [&](const TestRequest &, QSslSocket &socket) { socket.write(chunked(body)); });
        const TestProxy proxy(kind);
        const auto transport = connectTo(server, proxy.url());
        QVERIFY(transport);
        ExchangeOutcome outcome;
        const auto exchange = transport->start(watch());
        outcome.follow(exchange.get());
        QTimer pause;
        pause.setSingleShot(true);
        connect(&pause, &QTimer::timeout, exchange.get(), &HttpExchange::resume);
        connect(
            exchange.get(), &HttpExchange::bytesReceived, &pause,
            [&] {
                exchange->pause();
                pause.start(500);
            },
            Qt::SingleShotConnection);
        QTRY_VERIFY(outcome.ended);
        QVERIFY(!outcome.error);
        QCOMPARE(outcome.body, body);
    }

    void saysThatAProxyRefuses()
    {
        TestServer server(certificate(), {});
        TestProxy proxy(TestProxy::Kind::Connect);
        proxy.deny();
        const auto transport = connectTo(server, proxy.url());
        QVERIFY(transport);
        ExchangeOutcome outcome;
        const auto exchange = transport->start(watch());
        outcome.follow(exchange.get());
        QTRY_VERIFY(outcome.ended);
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->code, base::ErrorCode::ProxyFailed);
    }

    void saysAtOnceWhyThereIsNoHead()
    {
        std::unique_ptr<kube::NetworkTransport> transport;
        {
            const TestServer server(certificate(), {});
            transport = connectTo(server);
        }
        ExchangeOutcome outcome;
        const auto exchange = transport->start(watch());
        outcome.follow(exchange.get());
        exchange->pause();
        QTRY_VERIFY(outcome.ended);
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->code, base::ErrorCode::ConnectionRefused);
    }

    /// Bytes that nobody enciphered, and then the end: what came is not all there was.
    void aBrokenRecordIsNotAnEnd()
    {
        QFETCH_GLOBAL(bool, tls);
        if (!tls)
            QSKIP("there are no records");
        QPointer<QSslSocket> sender;
        TestServer server(m_certificate, [&](const TestRequest &, QSslSocket &socket) {
            sender = &socket;
            socket.write("HTTP/1.1 200 OK\r\n\r\nhalf of");
        });
        const auto transport = connectTo(server);
        ExchangeOutcome outcome;
        const auto exchange = transport->start(watch());
        outcome.follow(exchange.get());
        exchange->pause();
        QTRY_COMPARE(outcome.head.status, 200);
        const QByteArray record = QByteArray("\x17\x03\x03\x00\x20", 5) + QByteArray(32, 'x');
        QCOMPARE(
            ::send(static_cast<int>(sender->socketDescriptor()), record.constData(), std::size_t(record.size()), 0),
            ssize_t(record.size()));
        sender->disconnectFromHost();
        QTRY_VERIFY(!sender || sender->state() == QAbstractSocket::UnconnectedState);

        exchange->resume();
        QTRY_VERIFY(outcome.ended);
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->code, base::ErrorCode::ConnectionLost);
    }

    void sendsTheTargetAsItIs()
    {
        TestServer server(certificate(), [](const TestRequest &, QSslSocket &socket) { socket.write(chunked("{}")); });
        kube::ConnectionSettings settings;
        settings.server = server.url() + "/k8s/clusters/c-1"; // as Rancher puts clusters behind one address
        settings.caPem = m_authority.pem();
        settings.bearerToken = base::Secret("top-secret");
        const auto transport = kube::NetworkTransport::create(settings);
        QVERIFY(transport);
        kube::HttpRequest request = watch();
        request.target = "/api/v1/a%2Fb?labelSelector=a%3Db%2Cc&watch=1";
        request.coding = kube::HttpCoding::Gzip;
        ExchangeOutcome outcome;
        const auto exchange = (*transport)->start(request);
        outcome.follow(exchange.get());
        QTRY_VERIFY(outcome.ended);
        const TestRequest sent = server.requests().value(0);
        QCOMPARE(sent.target, "/k8s/clusters/c-1/api/v1/a%2Fb?labelSelector=a%3Db%2Cc&watch=1");
        QCOMPARE(sent.fields.value("host"), "127.0.0.1:" + QByteArray::number(server.serverPort()));
        QCOMPARE(sent.fields.value("authorization"), "Bearer top-secret");
        QCOMPARE(sent.fields.value("accept"), "application/json");
        QCOMPARE(sent.fields.value("accept-encoding"), "gzip");
        QVERIFY(sent.fields.value("user-agent").startsWith("liteboxd-console/"));
    }

    void saysWhatTheBytesAreIn()
    {
        TestServer server(certificate(), [](const TestRequest &, QSslSocket &socket) {
            socket.write(TestServer::answer(200, "packed", "Content-Encoding: gzip\r\n"));
        });
        const auto transport = connectTo(server);
        ExchangeOutcome outcome;
        const auto exchange = transport->start(watch());
        outcome.follow(exchange.get());
        QTRY_VERIFY(outcome.ended);
        QCOMPARE(outcome.head.contentEncoding, "gzip");
        QCOMPARE(outcome.body, "packed");
    }
};

QTEST_GUILESS_MAIN(TestNetworkStream)
#include "tst_network_stream.moc"
