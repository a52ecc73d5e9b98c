// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/kube/support/exchange_outcome.h"
#include "tests/core/kube/support/test_proxy.h"
#include "tests/core/kube/support/test_server.h"

#include "core/kube/kubeconfig/certificate_check.h"
#include "core/kube/wire/network_transport.h"
#include "core/kube/wire/proxy_environment.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QTemporaryDir>
#include <QTest>

using namespace liteboxd;
using base::ErrorCode;

/// How a request gets to the server, and as whom: over real TLS, through real proxies.
class TestNetworkLogin : public QObject
{
    Q_OBJECT

private:
    TestAuthority m_authority;
    CertificateAndKey m_certificate = m_authority.issue({"api", "IP:127.0.0.1,DNS:api.test"});
    QTemporaryDir m_folder;

    kube::ConnectionSettings settings(const TestServer &server) const
    {
        kube::ConnectionSettings out;
        out.server = server.url();
        out.caPem = m_authority.pem();
        return out;
    }

    std::filesystem::path write(const char *name, const std::string &text) const
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(text.data(), static_cast<qint64>(text.size()));
        return file.fileName().toStdString();
    }

    static ExchangeOutcome run(kube::NetworkTransport &transport)
    {
        ExchangeOutcome outcome;
        QFETCH_GLOBAL(kube::HttpUse, use);
        kube::HttpRequest request{"GET", "/version"};
        request.use = use;
        const auto exchange = transport.start(request);
        outcome.follow(exchange.get());
        static_cast<void>(QTest::qWaitFor([&] { return outcome.ended; }, 10000));
        return outcome;
    }

    static ExchangeOutcome run(const kube::ConnectionSettings &settings)
    {
        const auto transport = kube::NetworkTransport::create(settings);
        if (!transport)
            return {{}, {}, transport.error(), true};
        return run(**transport);
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

    void cleanup()
    {
        for (const char *name : {"HTTPS_PROXY", "https_proxy", "HTTP_PROXY", "http_proxy", "NO_PROXY", "no_proxy"})
            qunsetenv(name);
    }

    void signsInByUserNameAndPassword()
    {
        TestServer server(m_certificate, always(TestServer::answer(200, "{}")));
        auto with = settings(server);
        with.basicUser = "Aladdin";
        with.basicPassword = base::Secret("open sesame");
        QCOMPARE(run(with).head.status, 200);
        QCOMPARE(server.requests().value(0).fields.value("authorization"), "Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==");
    }

    void impersonates()
    {
        TestServer server(m_certificate, always(TestServer::answer(200, "{}")));
        auto with = settings(server);
        with.impersonation = {"jane", "7", {"developers", "testers"}, {{"scopes", {"view", "edit"}}}};
        QCOMPARE(run(with).head.status, 200);
        const QByteArray head = server.requests().value(0).head;
        for (const char *field : {"Impersonate-User: jane\r\n", "Impersonate-Uid: 7\r\n",
                                  "Impersonate-Group: developers\r\n", "Impersonate-Group: testers\r\n",
                                  "Impersonate-Extra-scopes: view\r\n", "Impersonate-Extra-scopes: edit\r\n"})
            QVERIFY2(head.contains(field), head.constData());
    }

    void impersonatesNobodyByHalves()
    {
        kube::ConnectionSettings with;
        with.server = "https://127.0.0.1";
        with.impersonation.groups = {"g\r\nImpersonate-Group: system:masters"};
        QCOMPARE(run(with).error->code, ErrorCode::Malformed);
        with.impersonation.user = "jane";
        QCOMPARE(run(with).error->code, ErrorCode::Malformed);
    }

    void a401ReadsTheTokenFileAnew()
    {
        TestServer server(m_certificate, [](const TestRequest &request, QSslSocket &socket) {
            const bool known = request.fields.value("authorization") == "Bearer new";
            socket.write(TestServer::answer(known ? 200 : 401, "{}"));
        });
        auto with = settings(server);
        with.bearerToken = base::Secret("old");
        with.loginFiles.token = write("token", "old");
        const auto transport = kube::NetworkTransport::create(with);
        QCOMPARE(run(**transport).head.status, 401); // the file holds no other
        write("token", "new");
        QCOMPARE(run(**transport).head.status, 200);
    }

    void aRenewedCertificateIsShown()
    {
        TestServer server(m_certificate, always(TestServer::answer(200, "{}")));
        server.askForClientCertificate(m_authority);
        const auto one = m_authority.issue({"one"});
        const auto two = m_authority.issue({"two"});
        auto with = settings(server);
        with.clientCertificatePem = one.certificatePem;
        with.clientKeyPem = base::Secret(one.keyPem);
        with.loginFiles = {{}, write("crt", one.certificatePem), write("key", one.keyPem)};
        const auto transport = kube::NetworkTransport::create(with);
        QCOMPARE(run(**transport).head.status, 200);
        QCOMPARE(server.clientName(), QStringLiteral("one"));
        write("crt", two.certificatePem);
        write("key", two.keyPem + '\n');
        QCOMPARE(run(**transport).head.status, 200);
        QCOMPARE(server.clientName(), QStringLiteral("two")); // and not over the connection that knew us as "one"
    }

    void anyKeySignsIn_data()
    {
        QTest::addColumn<QByteArray>("key");
        for (const char *key : {"P-256", "P-384", "P-521", "RSA", "ED25519", "ED448"})
            QTest::newRow(key) << QByteArray(key);
    }

    void anyKeySignsIn()
    {
        QFETCH(QByteArray, key);
        TestServer server(m_certificate, always(TestServer::answer(200, "{}")));
        server.askForClientCertificate(m_authority);
        CertificateWish wish{"operator"};
        wish.key = key.toStdString();
        const auto client = m_authority.issue(wish);
        const auto usable =
            kube::checkClientCertificate(client.certificatePem, base::Secret(client.keyPem), base::SystemClock());
        QVERIFY2(usable, usable ? "" : usable.error().text().c_str());
        auto with = settings(server);
        with.clientCertificatePem = client.certificatePem;
        with.clientKeyPem = base::Secret(client.keyPem);
        const auto outcome = run(with);
        QVERIFY2(!outcome.error, outcome.error ? outcome.error->text().c_str() : "");
        QCOMPARE(outcome.head.status, 200);
        QCOMPARE(server.clientName(), QStringLiteral("operator"));
    }

    /// It would be left out in silence, and end in 401.
    void aKeyThatNoServerTakesIsRefused()
    {
        CertificateWish wish{"operator"};
        wish.key = "secp256k1";
        const auto client = m_authority.issue(wish);
        const auto usable =
            kube::checkClientCertificate(client.certificatePem, base::Secret(client.keyPem), base::SystemClock());
        QVERIFY(!usable);
        QCOMPARE(usable.error().code, ErrorCode::Unsupported);
        QVERIFY(usable.error().message.find("secp256k1") != std::string::npos);
    }

    /// The authorities of the kubeconfig are the only ones that count.
    void theSystemsAuthoritiesCountOnlyWhereNoneIsNamed()
    {
        const QSslConfiguration before = QSslConfiguration::defaultConfiguration();
        QSslConfiguration trusting = before;
        trusting.addCaCertificates(QSslCertificate::fromData(QByteArray::fromStdString(m_authority.pem())));
        QSslConfiguration::setDefaultConfiguration(trusting);
        TestServer server(m_certificate, always(TestServer::answer(200, "{}")));
        auto with = settings(server);
        with.caPem.clear();
        const auto trusted = run(with);
        with.caPem = TestAuthority().pem();
        const auto refused = run(with);
        QSslConfiguration::setDefaultConfiguration(before);
        QCOMPARE(trusted.head.status, 200);
        QVERIFY(refused.error);
        QCOMPARE(refused.error->code, ErrorCode::CertificateUntrusted);
        QVERIFY(refused.error->subject == base::ErrorSubject::Cluster);
        QCOMPARE(server.requests().size(), 1);
    }

    void goesThroughProxies_data()
    {
        QTest::addColumn<int>("kind");
        QTest::addColumn<QByteArray>("login");
        QTest::newRow("http") << int(TestProxy::Kind::Connect) << QByteArray();
        QTest::newRow("http with login") << int(TestProxy::Kind::Connect) << QByteArray("user:pass word");
        QTest::newRow("socks5") << int(TestProxy::Kind::Socks5) << QByteArray();
        QTest::newRow("socks5 with login") << int(TestProxy::Kind::Socks5) << QByteArray("user:pass word");
    }

    void goesThroughProxies()
    {
        QFETCH(int, kind);
        QFETCH(QByteArray, login);
        TestServer server(m_certificate, always(TestServer::answer(200, "{}")));
        TestProxy proxy(TestProxy::Kind(kind), login);
        auto with = settings(server);
        const std::string port = std::to_string(server.serverPort());
        with.server = "https://api.test:" + port; // only the proxy knows where that is
        with.proxyUrl = base::Secret(proxy.url(QByteArray(login).replace(" ", "%20").toStdString()));
        const auto outcome = run(with);
        QVERIFY2(!outcome.error, outcome.error ? outcome.error->text().c_str() : "");
        QCOMPARE(outcome.head.status, 200);
        QCOMPARE(proxy.tunnels(), QList<QByteArray>{QByteArray::fromStdString("api.test:" + port)});
        if (TestProxy::Kind(kind) == TestProxy::Kind::Connect)
            QVERIFY2(proxy.connectHead().contains("User-Agent: liteboxd-console/"), proxy.connectHead().constData());
    }

    void saysWhatIsWrongWithAProxy_data()
    {
        QTest::addColumn<int>("kind");
        QTest::newRow("http") << int(TestProxy::Kind::Connect);
        QTest::newRow("socks5") << int(TestProxy::Kind::Socks5);
    }

    void saysWhatIsWrongWithAProxy()
    {
        QFETCH(int, kind);
        TestServer server(m_certificate, always(TestServer::answer(200, "{}")));
        auto with = settings(server);
        {
            const TestProxy proxy(TestProxy::Kind(kind), "user:right");
            with.proxyUrl = base::Secret(proxy.url("user:planted-wrong"));
            const auto refused = run(with);
            QVERIFY(refused.error);
            QCOMPARE(refused.error->code, base::ErrorCode::ProxyFailed);
            QVERIFY(refused.error->subject == base::ErrorSubject::Proxy);
            const QString text = QString::fromStdString(refused.error->text());
            QVERIFY2(text.contains(QStringLiteral("proxy"), Qt::CaseInsensitive), qPrintable(text));
            QVERIFY2(!text.contains(QStringLiteral("planted")), qPrintable(text));
        }
        const auto gone = run(with);
        QVERIFY(gone.error);
        QVERIFY2(QString::fromStdString(gone.error->text()).contains(QStringLiteral("proxy"), Qt::CaseInsensitive),
                 gone.error->text().c_str());
        QVERIFY(server.requests().isEmpty());
    }

    void takesTheProxyOfTheEnvironment()
    {
        TestServer server(m_certificate, always(TestServer::answer(200, "{}")));
        const TestProxy proxy(TestProxy::Kind::Connect);
        auto with = settings(server);
        qputenv("HTTPS_PROXY", QByteArray::fromStdString(proxy.url()));
        QCOMPARE(run(with).head.status, 200);
        QCOMPARE(proxy.tunnels().size(), 0); // never for this machine itself
        with.server = "https://api.test:" + std::to_string(server.serverPort());
        QCOMPARE(run(with).head.status, 200);
        QCOMPARE(proxy.tunnels().size(), 1);
        qputenv("NO_PROXY", ".test");
        QCOMPARE(run(with).error->code, ErrorCode::HostNotFound);
        with.proxyUrl = base::Secret(proxy.url()); // the kubeconfig's own goes first
        QCOMPARE(run(with).head.status, 200);
    }

    void environmentNamesProxies_data()
    {
        QTest::addColumn<QString>("exceptions");
        QTest::addColumn<QString>("server");
        QTest::addColumn<bool>("through");
        const auto row = [](const char *exceptions, const char *server, bool through) {
            QTest::addRow("%s, %s", exceptions, server)
                << QString::fromLatin1(exceptions) << QString::fromLatin1(server) << through;
        };
        row("", "https://k.example.com:6443", true);
        row("", "https://localhost:6443", false);
        row("", "https://127.8.8.8:6443", false);
        row("", "https://[::1]:6443", false);
        row("", "http://k.example.com", false); // HTTP_PROXY is not set
        row("*", "https://k.example.com", false);
        row("example.com", "https://k.example.com", false);
        row("example.com", "https://example.com", false);
        row("example.com", "https://badexample.com", true);
        row(".example.com", "https://k.example.com", false);
        row(".example.com", "https://example.com", true);
        row("*.example.com", "https://k.example.com", false);
        row("K.Example.com", "https://k.EXAMPLE.com", false);
        row("k.example.com:6443", "https://k.example.com:6443", false);
        row("k.example.com:443", "https://k.example.com", false);
        row("k.example.com:80", "https://k.example.com", true);
        row("10.0.0.1", "https://10.0.0.1:6443", false);
        row("10.0.0.1:6443", "https://10.0.0.1:6443", false);
        row("10.0.0.1:443", "https://10.0.0.1:6443", true);
        row("10.0.0.0/8", "https://10.1.2.3:6443", false);
        row("10.0.0.0/8", "https://11.1.2.3:6443", true);
        row("10.0.0.0/8", "https://k.example.com", true);
        row("fd00::/8", "https://[fd00::7]:6443", false);
        row("fd00::7", "https://[fd00::7]:6443", false);
        row("[fd00::7]:6443", "https://[fd00::7]:6443", false);
        row("a, ,k.example.com", "https://k.example.com", false);
    }

    void environmentNamesProxies()
    {
        QFETCH(QString, exceptions);
        QFETCH(QString, server);
        QFETCH(bool, through);
        kube::ProxyEnvironment environment;
        environment.https = base::Secret("proxy:3128");
        environment.exceptions = exceptions.toStdString();
        QCOMPARE(environment.proxyUrlFor(server.toStdString()).reveal(), through ? "http://proxy:3128" : "");
    }

    void lowerCaseCountsWhereUpperIsNotSet()
    {
        qputenv("https_proxy", "lower:1");
        qputenv("no_proxy", "a");
        QCOMPARE(kube::ProxyEnvironment::ofProcess().https.reveal(), "lower:1");
        QCOMPARE(kube::ProxyEnvironment::ofProcess().exceptions, "a");
        qputenv("HTTPS_PROXY", "socks5://upper:1");
        QCOMPARE(kube::ProxyEnvironment::ofProcess().proxyUrlFor("https://b").reveal(), "socks5://upper:1");
    }
};

QTEST_GUILESS_MAIN(TestNetworkLogin)
#include "tst_network_login.moc"
