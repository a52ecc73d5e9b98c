// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/control/listed_pods.h"

#include "core/kube/login/make_credentials.h"
#include "gateway/control/control_plane.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>

using namespace liteboxd;
using namespace liteboxd::control;
using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

const std::string token(64, 'a');

} // namespace

/// The end of a gateway: not ready, but serving, for a while; then what runs may finish, and the rest goes.
class GatewayDrainTest : public QObject
{
    Q_OBJECT

private:
    QTcpServer m_sandbox; ///< answers nothing by itself
    ListedPods m_pods;
    std::unique_ptr<ControlPlane> m_gateway;

    void start(std::chrono::milliseconds delay, std::chrono::milliseconds timeout)
    {
        kube::ConnectionSettings cluster;
        cluster.clusterName = "liteboxd-demo"; // whose sandboxes are on loopback
        cluster.server = "http://127.0.0.1:1";
        GatewayRules settings;
        settings.upstreamMode = UpstreamMode::Direct;
        settings.workers = 2;
        settings.drainDelay = delay;
        settings.drainTimeout = timeout;
        auto gateway = ControlPlane::start({{*io::SocketAddress::parse("127.0.0.1", 0)}, settings}, cluster,
                                           kube::makeCredentials(cluster), m_pods);
        QVERIFY(gateway);
        m_gateway = std::move(*gateway);
    }

    std::unique_ptr<QTcpSocket> connected() const
    {
        auto socket = std::make_unique<QTcpSocket>();
        socket->connectToHost(QHostAddress::LocalHost, m_gateway->addresses().front().port());
        return socket;
    }

    QByteArray head(const QByteArray &fields = {}) const
    {
        return "GET /api/v1/sandbox/a1b2c3d4/port/" + QByteArray::number(m_sandbox.serverPort()) +
               "/ HTTP/1.1\r\nHost: x\r\nX-Access-Token: " + QByteArray::fromStdString(token) + "\r\n" + fields +
               "\r\n";
    }

    /// What comes until `end`, or to the end of the connection.
    static QByteArray readUntil(QTcpSocket &socket, const QByteArray &end)
    {
        QByteArray text;
        const auto isThere = [&] {
            text += socket.readAll();
            return text.contains(end) || socket.state() == QAbstractSocket::UnconnectedState;
        };
        return QTest::qWaitFor(isThere, 10'000) ? text : QByteArray();
    }

    int readiness() const
    {
        const auto socket = connected();
        socket->write("GET /readyz HTTP/1.1\r\nHost: x\r\n\r\n");
        return readUntil(*socket, "\r\n\r\n").mid(9, 3).toInt();
    }

    std::unique_ptr<QTcpSocket> atSandbox()
    {
        return QTest::qWaitFor([this] { return m_sandbox.hasPendingConnections(); }, 10'000)
                   ? std::unique_ptr<QTcpSocket>(m_sandbox.nextPendingConnection())
                   : nullptr;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_sandbox.listen(QHostAddress(u"127.18.0.4"_s)));
        m_pods.set("a1b2c3d4", u"127.18.0.4"_s, token);
        m_pods.know(Freshness::Current);
    }

    void cleanup() { m_gateway.reset(); }

    void isNotReadyButServesDuringTheDelay()
    {
        start(700ms, 5s);
        QTRY_COMPARE(readiness(), 200);
        QSignalSpy drained(m_gateway.get(), &ControlPlane::drained);
        QElapsedTimer sinceAsked;
        sinceAsked.start();
        m_gateway->drain();
        QCOMPARE(readiness(), 503);
        const auto client = connected();
        client->write(head());
        const auto sandbox = atSandbox();
        QVERIFY(sandbox);
        QVERIFY(readUntil(*sandbox, "\r\n\r\n").startsWith("GET / "));
        sandbox->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
        QVERIFY(readUntil(*client, "ok").startsWith("HTTP/1.1 200 "));
        QTRY_COMPARE_WITH_TIMEOUT(drained.size(), 1, 10'000);
        QVERIFY(sinceAsked.elapsed() >= 700);
        QTRY_COMPARE(client->state(), QAbstractSocket::UnconnectedState); // it was idle
    }

    void aRunningRequestFinishes()
    {
        start(0ms, 10s);
        QTRY_COMPARE(readiness(), 200);
        const auto client = connected();
        client->write(head());
        const auto sandbox = atSandbox();
        QVERIFY(sandbox);
        readUntil(*sandbox, "\r\n\r\n");
        QSignalSpy drained(m_gateway.get(), &ControlPlane::drained);
        m_gateway->drain();
        sandbox->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n");
        readUntil(*client, "\r\n\r\n");
        QCOMPARE(drained.size(), 0);
        sandbox->write("ok");
        QVERIFY(readUntil(*client, "ok").endsWith("ok"));
        QTRY_COMPARE_WITH_TIMEOUT(drained.size(), 1, 10'000);
    }

    void aWebSocketIsToldThatItGoesAway()
    {
        start(0ms, 5s);
        QTRY_COMPARE(readiness(), 200);
        const auto client = connected();
        client->write(head("Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n"
                           "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n"));
        const auto sandbox = atSandbox();
        QVERIFY(sandbox);
        readUntil(*sandbox, "\r\n\r\n");
        sandbox->write("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                       "Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n\r\n");
        QVERIFY(readUntil(*client, "\r\n\r\n").startsWith("HTTP/1.1 101 "));
        QSignalSpy drained(m_gateway.get(), &ControlPlane::drained);
        m_gateway->drain();
        QVERIFY(readUntil(*client, "\x88\x02\x03\xe9").contains("\x88\x02\x03\xe9")); // Close, 1001
        QTRY_COMPARE_WITH_TIMEOUT(drained.size(), 1, 10'000);
    }

    void whatDoesNotEndIsEndedInTime()
    {
        start(0ms, 300ms);
        QTRY_COMPARE(readiness(), 200);
        const auto client = connected();
        client->write(head());
        const auto sandbox = atSandbox();
        QVERIFY(sandbox);
        readUntil(*sandbox, "\r\n\r\n");
        QSignalSpy drained(m_gateway.get(), &ControlPlane::drained);
        m_gateway->drain();
        QTRY_COMPARE_WITH_TIMEOUT(drained.size(), 1, 3'000);
        m_gateway.reset(); // as its owner does then
        QTRY_COMPARE(client->state(), QAbstractSocket::UnconnectedState);
    }

    void mayGoDuringTheDelay()
    {
        start(1h, 1h);
        m_gateway->drain();
        m_gateway.reset();
    }
};

QTEST_GUILESS_MAIN(GatewayDrainTest)
#include "tst_gateway_drain.moc"
