// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/support/gateway_set.h"
#include "tests/e2e/support/websocket_client.h"

#include <QElapsedTimer>
#include <QTest>

using namespace liteboxd::e2e;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int soon = 1000; // ms: a change of the cluster is in force
constexpr int healed = 20'000;

} // namespace

/// What the gateway makes of changes in the cluster, in each upstream mode, before the real API server.
class GatewayChangesTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<GatewaySet> m_gateways;
    int m_made = 0;

    std::uint16_t port() const
    {
        QFETCH_GLOBAL(QString, mode);
        return m_gateways->port(mode);
    }

    int statusFor(const QString &id, const std::string &tokenFieldLine)
    {
        RawClient client(port());
        client.send(request("GET", routeTo(id.toStdString(), "/large?bytes=1"), tokenFieldLine));
        return client.readResponse().status;
    }

    /// A sandbox that no other test function has.
    QString newSandbox()
    {
        const QString id = QString::number(++m_made).rightJustified(8, u'0');
        const QString token = QString::fromStdString(GatewaySet::tokenOf(id.toStdString()));
        return m_gateways->cluster().createSandbox(id, m_gateways->cluster().nextAddress(), token) ? id : QString();
    }

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<QString>("mode");
        for (const QString &mode : GatewaySet::modes())
            QTest::newRow(qPrintable(mode)) << mode;
    }

    void initTestCase()
    {
        m_gateways = GatewaySet::start();
        QVERIFY(m_gateways);
    }

    void aNewSandboxIsServedAndADeletedOneIsNot()
    {
        const QString id = newSandbox();
        QVERIFY(!id.isEmpty());
        const std::string token = tokenField(id.toStdString());
        QTRY_COMPARE_WITH_TIMEOUT(statusFor(id, token), 200, soon);
        WebSocketClient socket(port());
        QCOMPARE(socket.open(routeTo(id.toStdString(), "/ws"), token).status, 101);

        QVERIFY(m_gateways->cluster().removeSandbox(id));
        QTRY_COMPARE_WITH_TIMEOUT(statusFor(id, token), 404, soon);
        const std::string close = socket.read().payload;
        QFETCH_GLOBAL(QString, mode);
        // A node ends what it forwards with the pod, and may be sooner than the watch: then the sandbox was lost.
        QVERIFY(close.starts_with(closePayload(1008, "")) ||
                (mode == u"portforward" && close.starts_with(closePayload(1011, ""))));
        QVERIFY(socket.isEnded());
    }

    void aChangedTokenIsInForceWithinASecond()
    {
        const QString id = newSandbox();
        QVERIFY(!id.isEmpty());
        const std::string before = tokenField(id.toStdString());
        QTRY_COMPARE_WITH_TIMEOUT(statusFor(id, before), 200, soon);
        WebSocketClient socket(port());
        QCOMPARE(socket.open(routeTo(id.toStdString(), "/ws"), before).status, 101);

        const QString token(64, u'9');
        QElapsedTimer timer;
        QVERIFY(m_gateways->cluster().setToken(id, token));
        timer.start();
        QTRY_COMPARE_WITH_TIMEOUT(statusFor(id, before), 401, soon);
        qInfo("refused %lld ms after the API server's answer", static_cast<long long>(timer.elapsed()));
        QCOMPARE(statusFor(id, "X-Access-Token: " + token.toStdString() + "\r\n"), 200);
        QVERIFY(socket.read().payload.starts_with(closePayload(1008, "")));
    }

    void theApiServerGoesAndComesBack()
    {
        const QString id = newSandbox();
        QVERIFY(!id.isEmpty());
        const std::string token = tokenField(id.toStdString());
        QTRY_COMPARE_WITH_TIMEOUT(statusFor(id, token), 200, soon);
        QFETCH_GLOBAL(QString, mode);

        QVERIFY(Cluster::control(u"stop-apiserver"_s));
        QTRY_COMPARE_WITH_TIMEOUT(statusFor(u"ffffffff"_s, token), 503, healed);
        if (mode == u"direct"_s)
            QCOMPARE(statusFor(id, token), 200);
        else
            QVERIFY(QList<int>({502, 503}).contains(statusFor(id, token)));
        QCOMPARE(statusFor(id, tokenField("bbbbbbbb")), 401);

        QVERIFY(Cluster::control(u"start-apiserver"_s));
        QTRY_COMPARE_WITH_TIMEOUT(statusFor(u"ffffffff"_s, token), 404, healed);
        const QString later = newSandbox();
        QVERIFY(!later.isEmpty());
        // The node has to find the API server again too, before it knows the pod.
        const int known = mode == u"portforward"_s ? healed : soon;
        QTRY_COMPARE_WITH_TIMEOUT(statusFor(later, tokenField(later.toStdString())), 200, known);
        QCOMPARE(statusFor(id, token), 200);
    }
};

QTEST_GUILESS_MAIN(GatewayChangesTest)
#include "tst_gateway_changes.moc"
