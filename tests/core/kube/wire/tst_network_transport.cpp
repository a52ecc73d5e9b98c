// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/kube/support/exchange_outcome.h"
#include "tests/core/kube/support/test_server.h"

#include "core/kube/api_client.h"
#include "core/kube/wire/network_transport.h"

#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

#include <zlib.h>

using namespace liteboxd;
using base::ErrorCode;
using kube::HttpExchange;

namespace {

using Outcome = ExchangeOutcome;

QByteArray gzip(const QByteArray &plain)
{
    z_stream stream{};
    deflateInit2(&stream, 9, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY);
    QByteArray out(plain.size() + 1000, '\0');
    stream.next_in = reinterpret_cast<Bytef *>(const_cast<char *>(plain.data()));
    stream.avail_in = static_cast<uInt>(plain.size());
    stream.next_out = reinterpret_cast<Bytef *>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    deflate(&stream, Z_FINISH);
    out.truncate(static_cast<qsizetype>(stream.total_out));
    deflateEnd(&stream);
    return out;
}

} // namespace

class TestNetworkTransport : public QObject
{
    Q_OBJECT

private:
    TestAuthority m_authority;
    CertificateAndKey m_certificate = m_authority.issue({"api", "IP:127.0.0.1,DNS:api.test"});

    kube::ConnectionSettings settings(const TestServer &server) const
    {
        kube::ConnectionSettings out;
        out.server = server.url();
        out.caPem = m_authority.pem();
        out.bearerToken = base::Secret("top-secret");
        return out;
    }

    /// A request of the kind that the tests run with.
    static kube::HttpRequest get()
    {
        QFETCH_GLOBAL(kube::HttpUse, use);
        kube::HttpRequest request{"GET", "/"};
        request.use = use;
        return request;
    }

    static Outcome run(const kube::ConnectionSettings &settings, const kube::HttpRequest &request = get())
    {
        Outcome outcome;
        const auto transport = kube::NetworkTransport::create(settings);
        if (!transport)
            return {{}, {}, transport.error(), true};
        const auto exchange = (*transport)->start(request);
        outcome.follow(exchange.get());
        static_cast<void>(QTest::qWaitFor([&] { return outcome.ended; }, 5000));
        return outcome;
    }

    static TestServer::Respond always(const QByteArray &bytes)
    {
        return [bytes](const TestRequest &, QSslSocket &socket) { socket.write(bytes); };
    }

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<kube::HttpUse>("use");
        QTest::newRow("answer") << kube::HttpUse::Answer;
        QTest::newRow("stream") << kube::HttpUse::Stream;
    }

    void sendsWhatWeSay()
    {
        TestServer server(m_certificate, always(TestServer::answer(201, "{}")));
        const auto outcome =
            run(settings(server), {"POST", "/api/v1/a%2Fb?labelSelector=a%3Db%2Cc", "application/json", "{1}"});
        QVERIFY(!outcome.error);
        QCOMPARE(outcome.head.status, 201);
        QCOMPARE(outcome.body, "{}");
        const TestRequest request = server.requests().value(0);
        QCOMPARE(request.method, "POST");
        QCOMPARE(request.target, "/api/v1/a%2Fb?labelSelector=a%3Db%2Cc");
        QCOMPARE(request.body, "{1}");
        QCOMPARE(request.fields.value("authorization"), "Bearer top-secret");
        QCOMPARE(request.fields.value("content-type"), "application/json");
        QCOMPARE(request.fields.value("accept"), "application/json");
        QVERIFY(request.fields.value("accept-encoding").contains("gzip"));
        // An API server pretty-prints for what begins with Mozilla, Qt's own way of introducing itself.
        const QRegularExpression ours(QStringLiteral("^liteboxd-console/[0-9.]+$"));
        QVERIFY(ours.match(QString::fromLatin1(request.fields.value("user-agent"))).hasMatch());
    }

    void unpacksGzip()
    {
        const QByteArray plain = "[" + QByteArray(20 << 20, ' ') + "]"; // beyond Qt's own limit for such a ratio
        TestServer server(m_certificate, always(TestServer::answer(200, gzip(plain), "Content-Encoding: gzip\r\n")));
        const auto outcome = run(settings(server), {"GET", "/"});
        QVERIFY2(!outcome.error, outcome.error ? outcome.error->text().c_str() : "");
        QCOMPARE(outcome.body.size(), plain.size());
    }

    void presentsTheClientCertificate()
    {
        TestServer server(m_certificate, always(TestServer::answer(200, "{}")));
        server.askForClientCertificate(m_authority);
        auto with = settings(server);
        const auto client = m_authority.issue({"operator"});
        with.clientCertificatePem = client.certificatePem;
        with.clientKeyPem = base::Secret(client.keyPem);
        const auto outcome = run(with);
        QVERIFY2(!outcome.error, outcome.error ? outcome.error->text().c_str() : "");
        QCOMPARE(server.clientName(), QStringLiteral("operator"));
    }

    void checksTheNameAskedFor()
    {
        TestServer server(m_authority.issue({"api", "DNS:api.test"}), always(TestServer::answer(200, "{}")));
        auto with = settings(server);
        with.tlsServerName = "api.test";
        QVERIFY(!run(with).error);
    }

    void skipsVerificationWhenTold()
    {
        TestServer server(TestAuthority().issue({"other", "DNS:elsewhere"}), always(TestServer::answer(200, "{}")));
        auto with = settings(server);
        with.caPem.clear();
        with.verification = kube::TlsVerification::Skipped;
        const auto outcome = run(with);
        QVERIFY2(!outcome.error, outcome.error ? outcome.error->text().c_str() : "");
    }

    void refusesCertificates_data()
    {
        QTest::addColumn<QString>("names");
        QTest::addColumn<int>("until");
        QTest::addColumn<bool>("ours");
        QTest::addColumn<ErrorCode>("code");
        QTest::addColumn<QString>("message");
        QTest::newRow("expired") << QStringLiteral("IP:127.0.0.1") << -1 << true << ErrorCode::CertificateExpired
                                 << QStringLiteral("the server's certificate expired on ");
        QTest::newRow("wrong name") << QStringLiteral("DNS:b.test,DNS:a.test") << 1 << true
                                    << ErrorCode::CertificateWrongName
                                    << QStringLiteral(
                                           "the server's certificate is not for 127.0.0.1 but for a.test, b.test");
        QTest::newRow("unknown authority")
            << QStringLiteral("IP:127.0.0.1") << 1 << false << ErrorCode::CertificateUntrusted
            << QStringLiteral("the server's certificate is not from an authority");
        QTest::newRow("everything") << QStringLiteral("DNS:a.test") << -1 << false << ErrorCode::CertificateUntrusted
                                    << QStringLiteral("the server's certificate is not from an authority");
    }

    void refusesCertificates()
    {
        QFETCH(QString, names);
        QFETCH(int, until);
        QFETCH(bool, ours);
        QFETCH(ErrorCode, code);
        QFETCH(QString, message);
        const CertificateWish wish{"api", names.toStdString(), std::chrono::hours(-48), std::chrono::hours(until)};
        TestServer server(ours ? m_authority.issue(wish) : TestAuthority().issue(wish),
                          always(TestServer::answer(200, "{}")));
        const auto outcome = run(settings(server));
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->code, code);
        QVERIFY2(outcome.error->message.starts_with(message.toStdString()), outcome.error->message.c_str());
        QCOMPARE(outcome.error->context, server.url());
        QVERIFY(server.requests().isEmpty()); // and above all no token
    }

    void tellsFaultsApart_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("close");
        QTest::addColumn<ErrorCode>("code");
        QTest::newRow("closed before the head") << QByteArray() << true << ErrorCode::ConnectionLost;
        QTest::newRow("closed in the body")
            << QByteArray("HTTP/1.1 200 X\r\nContent-Length: 9\r\n\r\n{}") << true << ErrorCode::ConnectionLost;
        QTest::newRow("closed in a chunk") << QByteArray("HTTP/1.1 200 X\r\nTransfer-Encoding: chunked\r\n\r\n9\r\n{}")
                                           << true << ErrorCode::ConnectionLost;
        QTest::newRow("silence") << QByteArray() << false << ErrorCode::TimedOut;
    }

    void tellsFaultsApart()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, close);
        QFETCH(ErrorCode, code);
        TestServer server(m_certificate, [&](const TestRequest &, QSslSocket &socket) {
            socket.write(bytes);
            if (close)
                socket.disconnectFromHost();
        });
        kube::HttpRequest request = get();
        request.timeLimit = std::chrono::milliseconds(close ? 4000 : 200);
        const auto outcome = run(settings(server), request);
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->code, code);
        QVERIFY(!QString::fromStdString(outcome.error->text()).contains(QStringLiteral("top-secret")));
    }

    void anAnswerHasToEnd()
    {
        TestServer server(m_certificate, always("HTTP/1.1 200 X\r\nContent-Length: 9\r\n\r\n{}"));
        kube::HttpRequest request{"GET", "/"};
        request.timeLimit = std::chrono::milliseconds(200);
        const auto outcome = run(settings(server), request);
        QVERIFY(outcome.error);
        QCOMPARE(outcome.error->code, ErrorCode::TimedOut);
    }

    void nobodyThere()
    {
        kube::ConnectionSettings with;
        with.caPem = m_authority.pem();
        {
            const TestServer server(m_certificate, {});
            with.server = server.url();
        }
        QCOMPARE(run(with).error->code, ErrorCode::ConnectionRefused);
        with.server = "https://no-such-host.invalid";
        QCOMPARE(run(with).error->code, ErrorCode::HostNotFound);
    }

    void plainHttpBehindHttps()
    {
        TestServer server(std::nullopt, always(TestServer::answer(200, "{}")));
        auto with = settings(server);
        with.server.replace(0, 4, "https");
        kube::HttpRequest request = get();
        request.timeLimit = std::chrono::seconds(1);
        const auto outcome = run(with, request);
        QVERIFY(outcome.error);
        QVERIFY(server.requests().isEmpty());
    }

    void errorAnswersAreAnswers_data()
    {
        QTest::addColumn<int>("status");
        for (const int status : {301, 307, 400, 401, 403, 404, 405, 407, 409, 410, 418, 422, 429, 500, 502, 503, 504})
            QTest::addRow("%d", status) << status;
    }

    void errorAnswersAreAnswers()
    {
        QFETCH(int, status);
        TestServer server(m_certificate,
                          always(TestServer::answer(status, "{\"a\":1}",
                                                    "Retry-After: 7\r\nLocation: https://127.0.0.1:1/\r\n"
                                                    "WWW-Authenticate: Basic realm=\"x\"\r\n")));
        const auto outcome = run(settings(server));
        QVERIFY2(!outcome.error, outcome.error ? outcome.error->text().c_str() : "");
        QCOMPARE(outcome.head.status, status);
        QCOMPARE(outcome.body, "{\"a\":1}");
        QVERIFY(outcome.head.retryAfter == std::chrono::seconds(7));
        QCOMPARE(server.requests().size(), 1);
    }

    void streamsArriveAsTheyAreSent()
    {
        QSslSocket *peer = nullptr;
        TestServer server(m_certificate, [&](const TestRequest &, QSslSocket &socket) {
            peer = &socket;
            socket.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n");
        });
        const auto transport = kube::NetworkTransport::create(settings(server));
        kube::HttpRequest request{"GET", "/watch"};
        request.use = kube::HttpUse::Stream;
        request.timeLimit = std::chrono::milliseconds(300);
        QElapsedTimer sinceStart;
        sinceStart.start();
        const auto exchange = (*transport)->start(request);
        Outcome outcome;
        outcome.follow(exchange.get());
        QTRY_COMPARE(outcome.head.status, 200);
        for (const char *line : {"one\n", "two\n"}) {
            QElapsedTimer timer;
            timer.start();
            const qsizetype before = outcome.body.size();
            peer->write("4\r\n" + QByteArray(line) + "\r\n");
            QTRY_COMPARE(outcome.body.size(), before + 4);
            QVERIFY2(timer.elapsed() < 200, "an event must not wait for the next");
        }
        QTRY_VERIFY(sinceStart.elapsed() > 400); // the time limit ends with the head
        QVERIFY(!outcome.ended);
        peer->write("0\r\n\r\n");
        QTRY_VERIFY(outcome.ended);
        QVERIFY(!outcome.error);
    }

    void manyStreamsLeaveRoomForRequests()
    {
        TestServer server(m_certificate, [](const TestRequest &request, QSslSocket &socket) {
            const bool stream = request.target == "/watch";
            socket.write(stream ? "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                                : TestServer::answer(200, "{}"));
        });
        const auto transport = kube::NetworkTransport::create(settings(server));
        kube::HttpRequest watch{"GET", "/watch"};
        watch.use = kube::HttpUse::Stream;
        std::vector<std::unique_ptr<HttpExchange>> streams;
        for (int i = 0; i < 8; ++i)
            streams.push_back((*transport)->start(watch));
        const auto exchange = (*transport)->start({"GET", "/version"});
        Outcome outcome;
        outcome.follow(exchange.get());
        QTRY_VERIFY(outcome.ended);
        QCOMPARE(outcome.head.status, 200);
    }

    void destroyingAnExchangeClosesItsConnection()
    {
        QSignalSpy *closed = nullptr;
        TestServer server(m_certificate, [&](const TestRequest &, QSslSocket &socket) {
            closed = new QSignalSpy(&socket, &QSslSocket::disconnected);
        });
        const auto transport = kube::NetworkTransport::create(settings(server));
        auto exchange = (*transport)->start(get());
        QTRY_VERIFY(closed);
        exchange.reset();
        QTRY_COMPARE(closed->size(), 1);
        delete closed;
    }

    void destroyingTheTransportEndsItsExchanges()
    {
        TestServer server(m_certificate, [](const TestRequest &, QSslSocket &) {});
        auto transport = kube::NetworkTransport::create(settings(server));
        const auto exchange = (*transport)->start(get());
        Outcome outcome;
        outcome.follow(exchange.get());
        QTRY_COMPARE(server.requests().size(), 1);
        transport->reset();
        QVERIFY(outcome.ended);
        QCOMPARE(outcome.error->code, ErrorCode::ConnectionLost);
    }

    void anExchangeMayGoInItsOwnSignals_data()
    {
        QTest::addColumn<int>("at");
        QTest::newRow("head") << 0;
        QTest::newRow("bytes") << 1;
        QTest::newRow("end") << 2;
    }

    void anExchangeMayGoInItsOwnSignals()
    {
        QFETCH(int, at);
        TestServer server(m_certificate, always(TestServer::answer(200, "{}")));
        const auto transport = kube::NetworkTransport::create(settings(server));
        auto exchange = (*transport)->start(get());
        const auto go = [&] { exchange.reset(); };
        if (at == 0)
            connect(exchange.get(), &HttpExchange::headReceived, this, go);
        else if (at == 1)
            connect(exchange.get(), &HttpExchange::bytesReceived, this, go);
        else
            connect(exchange.get(), &HttpExchange::finished, this, go);
        QTRY_VERIFY(!exchange);
    }

    void refusesUnusableCredentials()
    {
        kube::ConnectionSettings with;
        with.server = "https://127.0.0.1";
        with.caPem = "nonsense";
        QCOMPARE(kube::NetworkTransport::create(with).error().code, ErrorCode::Malformed);
        with.caPem.clear();
        with.clientCertificatePem = m_certificate.certificatePem;
        with.clientKeyPem = base::Secret("nonsense");
        QCOMPARE(kube::NetworkTransport::create(with).error().code, ErrorCode::Unsupported);
    }
};

QTEST_GUILESS_MAIN(TestNetworkTransport)
#include "tst_network_transport.moc"
