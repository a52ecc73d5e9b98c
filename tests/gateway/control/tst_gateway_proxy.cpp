// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/login/make_credentials.h"
#include "gateway/control/control_plane.h"
#include "tests/core/kube/support/test_proxy.h"
#include "tests/core/kube/support/test_server.h"
#include "tests/gateway/control/listed_pods.h"

#include <QTcpSocket>
#include <QTest>

using namespace liteboxd;
using namespace liteboxd::control;

namespace {

const std::string token(64, 'a');

} // namespace

/// The gateway's way to an API server that only a proxy can reach.
class GatewayProxyTest : public QObject
{
    Q_OBJECT

private:
    TestAuthority m_authority;
    std::unique_ptr<TestServer> m_apiServer;
    ListedPods m_pods;

    /// The API server by a name that only the proxy knows, over TLS.
    kube::ConnectionSettings through(const std::string &proxyUrl) const
    {
        kube::ConnectionSettings settings;
        settings.server = "https://api.test:" + std::to_string(m_apiServer->serverPort());
        settings.caPem = m_authority.pem();
        settings.bearerToken = base::Secret("operator");
        settings.proxyUrl = base::Secret(proxyUrl);
        return settings;
    }

    base::Result<std::unique_ptr<ControlPlane>> start(const kube::ConnectionSettings &cluster)
    {
        GatewayRules settings;
        settings.upstreamMode = UpstreamMode::ApiServer;
        settings.workers = 1;
        return ControlPlane::start({{*io::SocketAddress::parse("127.0.0.1", 0)}, settings}, cluster,
                                   kube::makeCredentials(cluster), m_pods);
    }

    static QByteArray ask(const ControlPlane &gateway)
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, gateway.addresses().front().port());
        socket.write("GET /api/v1/sandbox/a1b2c3d4/port/8080/x HTTP/1.1\r\nHost: x\r\nConnection: close\r\n"
                     "X-Access-Token: " +
                     QByteArray::fromStdString(token) + "\r\n\r\n");
        const auto isOver = [&] { return socket.state() == QAbstractSocket::UnconnectedState; };
        return QTest::qWaitFor(isOver, 10'000) ? socket.readAll() : QByteArray();
    }

private Q_SLOTS:
    void initTestCase()
    {
        for (const char *name : {"HTTPS_PROXY", "https_proxy", "NO_PROXY", "no_proxy"})
            qunsetenv(name);
        m_pods.set("a1b2c3d4", QStringLiteral("10.42.0.10"), token);
        m_pods.know(Freshness::Current);
    }

    void init()
    {
        m_apiServer = std::make_unique<TestServer>(
            m_authority.issue({.subjectAltName = "DNS:api.test"}), [](const TestRequest &, QSslSocket &socket) {
                socket.write(TestServer::answer(200, R"({"from": "the sandbox"})"));
            });
    }

    void goesThroughProxies_data()
    {
        QTest::addColumn<TestProxy::Kind>("kind");
        QTest::addColumn<QByteArray>("login");
        QTest::newRow("http") << TestProxy::Kind::Connect << QByteArray();
        QTest::newRow("http with login") << TestProxy::Kind::Connect << QByteArray("user:pass word");
        QTest::newRow("socks5") << TestProxy::Kind::Socks5 << QByteArray();
        QTest::newRow("socks5 with login") << TestProxy::Kind::Socks5 << QByteArray("user:pass word");
    }

    void goesThroughProxies()
    {
        QFETCH(TestProxy::Kind, kind);
        QFETCH(QByteArray, login);
        const TestProxy proxy(kind, login);
        const auto gateway = start(through(proxy.url(QByteArray(login).replace(" ", "%20").toStdString())));
        QVERIFY(gateway);
        const QByteArray answer = ask(**gateway);
        QVERIFY2(answer.startsWith("HTTP/1.1 200 ") && answer.endsWith("the sandbox\"}"), answer.constData());
        QCOMPARE(proxy.tunnels(), QList<QByteArray>{"api.test:" + QByteArray::number(m_apiServer->serverPort())});
        QCOMPARE(m_apiServer->requests().first().fields.value("authorization"), QByteArray("Bearer operator"));
    }

    void saysThatItIsTheProxy()
    {
        const TestProxy proxy(TestProxy::Kind::Connect, "user:right");
        const auto gateway = start(through(proxy.url("user:planted-wrong")));
        QVERIFY(gateway);
        const QByteArray answer = ask(**gateway);
        QVERIFY2(answer.startsWith("HTTP/1.1 503 ") && answer.contains("the proxy"), answer.constData());
        QVERIFY(m_apiServer->requests().isEmpty());
    }

    void takesTheProxyOfTheEnvironment()
    {
        const TestProxy proxy(TestProxy::Kind::Connect);
        qputenv("HTTPS_PROXY", QByteArray::fromStdString(proxy.url()));
        const auto gateway = start(through({}));
        qunsetenv("HTTPS_PROXY");
        QVERIFY(gateway);
        QVERIFY(ask(**gateway).startsWith("HTTP/1.1 200 "));
        QCOMPARE(proxy.tunnels().size(), 1);
    }

    void refusesProxiesThatCannotBe()
    {
        QCOMPARE(start(through("https://u:planted@proxy:3128")).error().code, base::ErrorCode::Unsupported);
        const auto malformed = start(through("ftp://u:planted@proxy")).error();
        QCOMPARE(malformed.code, base::ErrorCode::Malformed);
        QVERIFY(malformed.text().find("planted") == std::string::npos);
    }
};

QTEST_GUILESS_MAIN(GatewayProxyTest)
#include "tst_gateway_proxy.moc"
