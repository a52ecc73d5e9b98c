// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/control/control_plane.h"
#include "tests/core/kube/support/test_server.h"
#include "tests/gateway/control/listed_pods.h"

#include <QSignalSpy>
#include <QTcpSocket>
#include <QTest>

using namespace liteboxd;
using namespace liteboxd::control;

namespace {

const std::string token(64, 'a');
const QByteArray unauthorized = R"({"kind":"Status","apiVersion":"v1","message":"Unauthorized","code":401})";

/// "old" until that is refused, then "new", if there is one.
class RenewableCredentials final : public kube::CredentialSource
{
    Q_OBJECT

public:
    kube::CredentialPtr ready() override
    {
        kube::Credential credential;
        credential.authorization = base::Secret(m_refused > 0 && m_isRenewable ? "new" : "old");
        return std::make_shared<const kube::Credential>(std::move(credential));
    }
    async::Request current(QObject *context, async::Callback<kube::CredentialPtr> done) override
    {
        return kube::deliver(context, std::move(done), ready());
    }
    bool invalidate(const kube::CredentialPtr &) override
    {
        if (++m_refused == 1 && m_isRenewable)
            QMetaObject::invokeMethod(this, &CredentialSource::changed, Qt::QueuedConnection);
        return m_isRenewable;
    }

    bool m_isRenewable = true;
    int m_refused = 0;
};

} // namespace

/// A 401 on the way to a sandbox: if it is the API server's, the gateway signs in anew, and if a sandbox made it up,
/// nothing happens.
class LoginCheckTest : public QObject
{
    Q_OBJECT

private:
    QByteArray m_accepted;     ///< Authorization that the API server takes
    bool m_forges = false;     ///< the sandbox answers in the API server's name
    bool m_saysVersion = true; ///< else that question stays open
    QList<QByteArray> m_asked; ///< Authorization of each question for the version
    std::shared_ptr<RenewableCredentials> m_credentials;
    std::unique_ptr<TestServer> m_apiServer;
    ListedPods m_pods;
    std::unique_ptr<ControlPlane> m_gateway;

    void answer(const TestRequest &request, QSslSocket &socket)
    {
        const QByteArray authorization = request.fields.value("authorization");
        const bool asksVersion = request.target == "/version";
        if (asksVersion)
            m_asked << authorization;
        if (asksVersion && !m_saysVersion)
            return;
        if (authorization != m_accepted || (m_forges && !asksVersion))
            socket.write(TestServer::answer(401, unauthorized));
        else
            socket.write(TestServer::answer(200, R"({"gitVersion":"v1.34.1","major":"1","minor":"34"})"));
    }

    /// The status of the answer to a request for the sandbox.
    int ask() const
    {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, m_gateway->addresses().front().port());
        socket.write("GET /api/v1/sandbox/a1b2c3d4/port/8080/ HTTP/1.1\r\nHost: x\r\nX-Access-Token: " +
                     QByteArray::fromStdString(token) + "\r\n\r\n");
        return QTest::qWaitFor([&] { return socket.bytesAvailable() > 12; }, 10'000) ? socket.read(12).mid(9).toInt()
                                                                                     : 0;
    }

private Q_SLOTS:
    void init()
    {
        m_accepted = "old";
        m_forges = false;
        m_saysVersion = true;
        m_asked.clear();
        m_credentials = std::make_shared<RenewableCredentials>();
        m_apiServer = std::make_unique<TestServer>(
            std::nullopt, [this](const TestRequest &request, QSslSocket &socket) { answer(request, socket); });
        kube::ConnectionSettings cluster;
        cluster.server = m_apiServer->url();
        GatewayRules settings;
        settings.upstreamMode = UpstreamMode::ApiServer;
        settings.workers = 2;
        auto gateway = ControlPlane::start({{*io::SocketAddress::parse("127.0.0.1", 0)}, settings}, cluster,
                                           m_credentials, m_pods);
        QVERIFY(gateway);
        m_gateway = std::move(*gateway);
        m_pods.set("a1b2c3d4", QStringLiteral("10.42.0.10"), token);
        m_pods.know(Freshness::Current);
    }

    void cleanup()
    {
        m_gateway.reset();
        m_apiServer.reset();
    }

    void whatTheApiServerRefusesIsRenewedOnce()
    {
        QCOMPARE(ask(), 200);
        m_accepted = "new";
        QTRY_COMPARE(ask(), 200);
        QCOMPARE(m_credentials->m_refused, 1);
        QCOMPARE(m_asked, (QList<QByteArray>{"old", "new"}));
    }

    void whatASandboxMadeUpCostsNothing()
    {
        m_forges = true;
        for (int i = 0; i < 5; ++i)
            QCOMPARE(ask(), 503);
        QTRY_COMPARE(m_asked, QList<QByteArray>{"old"});
        QCOMPARE(ask(), 503);
        QCOMPARE(m_credentials->m_refused, 0);
        QCOMPARE(m_asked.size(), 1);
    }

    void aLoginWithoutAnotherIsTroubleOnce()
    {
        QSignalSpy troubled(m_gateway.get(), &ControlPlane::troubled);
        m_credentials->m_isRenewable = false;
        m_accepted = "new";
        for (int i = 0; i < 5; ++i)
            QCOMPARE(ask(), 503);
        QTRY_COMPARE(troubled.size(), 1);
        QCOMPARE(troubled.first().first().value<base::Error>().code, base::ErrorCode::Unauthenticated);
        QCOMPARE(ask(), 503);
        QCOMPARE(troubled.size(), 1);
        QCOMPARE(m_asked.size(), 1);
    }

    void mayGoWhileItAsks()
    {
        m_accepted = "new";
        m_saysVersion = false;
        QCOMPARE(ask(), 503);
        QTRY_COMPARE(m_asked.size(), 1);
        m_gateway.reset();
        QCOMPARE(m_credentials->m_refused, 0);
    }
};

QTEST_GUILESS_MAIN(LoginCheckTest)
#include "tst_login_check.moc"
