// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/headless_gateway.h"
#include "tests/app/demo/demo_client.h"

#include <QFile>
#include <QJsonArray>
#include <QSignalSpy>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

using namespace liteboxd;
using namespace Qt::Literals::StringLiterals;
using demo::DemoClient;
using gateway::HeadlessGateway;

namespace {

constexpr int soon = 20'000; ///< ms: a change of a file is seen within two looks at it, 2 s apart

/// A sandbox that runs, as its cluster's API tells.
struct Sandbox
{
    QByteArray id;
    QByteArray token;
};

Sandbox runningSandbox(DemoClient &cluster)
{
    const auto list = cluster.ask(
        "GET", u"/api/v1/namespaces/liteboxd/pods?labelSelector=sandbox-id&fieldSelector=status.phase%3DRunning"_s);
    const QJsonObject metadata = list.json[u"items"].toArray().first().toObject()[u"metadata"].toObject();
    return {metadata[u"labels"][u"sandbox-id"].toString().toLatin1(),
            metadata[u"annotations"][u"liteboxd.io/access-token"].toString().toLatin1()};
}

} // namespace

/// It follows its kubeconfig file while it serves.
class HeadlessGatewayTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_cluster = std::make_unique<DemoClient>(demo::quickSettings(2));
    }

    void cleanup()
    {
        m_gateway.reset();
        m_cluster.reset();
    }

    void takesANewTokenOver()
    {
        write(*m_cluster, "wrong");
        start();
        QTRY_COMPARE(answer("/readyz"), 503);
        write(*m_cluster);
        QTRY_COMPARE_WITH_TIMEOUT(answer("/readyz"), 200, soon);
        QCOMPARE(answer(runningSandbox(*m_cluster)), 200);
    }

    void takesAnotherServerOver()
    {
        DemoClient other(demo::quickSettings(1));
        write(*m_cluster);
        start();
        const Sandbox before = runningSandbox(*m_cluster);
        QTRY_COMPARE(answer(before), 200);
        write(other);
        QTRY_COMPARE_WITH_TIMEOUT(answer(runningSandbox(other)), 200, soon);
        QVERIFY(answer(before) != 200);
    }

    void servesOnWhileTheNewServerIsOutOfReach()
    {
        write(*m_cluster);
        start();
        const Sandbox sandbox = runningSandbox(*m_cluster);
        QTRY_COMPARE(answer(sandbox), 200);
        write(*m_cluster, "wrong");
        m_gateway->reload();
        QCOMPARE(answer(sandbox), 200);
        write(*m_cluster);
        m_gateway->reload();
        QCOMPARE(answer(sandbox), 200);
    }

    void whatCannotBeUsedChangesNothing_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::newRow("half a file") << QByteArray("clusters: [");
        QTest::newRow("no such context") << QByteArray("current-context: other\n");
        QTest::newRow("nothing") << QByteArray();
    }

    void whatCannotBeUsedChangesNothing()
    {
        QFETCH(QByteArray, text);
        write(*m_cluster);
        start();
        const Sandbox sandbox = runningSandbox(*m_cluster);
        QTRY_COMPARE(answer(sandbox), 200);
        writeText(text);
        m_gateway->reload();
        QCOMPARE(answer(sandbox), 200);
    }

    void appliesTheDefaultPolicies_data()
    {
        QTest::addColumn<bool>("isToldToLeaveThem");
        QTest::addColumn<int>("status");
        QTest::newRow("at start") << false << 200;
        QTest::newRow("told to leave them") << true << 404;
    }

    void appliesTheDefaultPolicies()
    {
        QFETCH(bool, isToldToLeaveThem);
        QFETCH(int, status);
        write(*m_cluster);
        start(isToldToLeaveThem ? control::BasePolicyUse::Leave : control::BasePolicyUse::Ensure);
        QTRY_COMPARE(answer("/readyz"), 200);
        const auto applied = [this] { // the last one of them
            return m_cluster
                ->ask("GET", u"/apis/networking.k8s.io/v1/namespaces/liteboxd/networkpolicies/default-deny-all"_s)
                .status;
        };
        QTRY_COMPARE(applied(), status);
        QSignalSpy ended(m_gateway.get(), &HeadlessGateway::ended);
        m_gateway->stop();
        QTRY_COMPARE(ended.size(), 1);
        QCOMPARE(applied(), status);
    }

    void aKeeperEndsWhatIsDue_data()
    {
        QTest::addColumn<bool>("keeps");
        QTest::addColumn<int>("status");
        QTest::newRow("a keeper") << true << 404;
        QTest::newRow("told nothing") << false << 200;
    }

    void aKeeperEndsWhatIsDue()
    {
        QFETCH(bool, keeps);
        QFETCH(int, status);
        const QByteArray id = sandboxPastItsTime();
        write(*m_cluster);
        start(control::BasePolicyUse::Leave, keeps ? control::Keeping::On : control::Keeping::Off);
        QTRY_COMPARE(answer("/readyz"), 200);
        QTRY_COMPARE_WITH_TIMEOUT(podStatus(id), status, soon);
    }

    void ofTwoKeepersOneActsAndTheOtherFollows()
    {
        write(*m_cluster);
        start(control::BasePolicyUse::Leave, control::Keeping::On);
        QTRY_VERIFY(!leaseHolder().isEmpty());
        const QString first = leaseHolder();
        const std::unique_ptr<HeadlessGateway> former = std::move(m_gateway);
        start(control::BasePolicyUse::Leave, control::Keeping::On);
        QTRY_COMPARE(answer("/readyz"), 200);
        QCOMPARE(leaseHolder(), first);
        former->stop();
        constexpr int beforeItExpires = 10'000;
        QTRY_VERIFY_WITH_TIMEOUT(!leaseHolder().isEmpty() && leaseHolder() != first, beforeItExpires);
        const QByteArray id = sandboxPastItsTime();
        QTRY_COMPARE_WITH_TIMEOUT(podStatus(id), 404, soon);
    }

    void aDrainFollowsNothing()
    {
        write(*m_cluster);
        start();
        QTRY_COMPARE(answer("/readyz"), 200);
        QSignalSpy ended(m_gateway.get(), &HeadlessGateway::ended);
        m_gateway->stop();
        write(*m_cluster, "wrong");
        m_gateway->reload();
        QTRY_COMPARE(ended.size(), 1);
    }

private:
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<DemoClient> m_cluster;
    std::unique_ptr<HeadlessGateway> m_gateway;

    QString kubeconfig() const { return m_folder->filePath(u"kubeconfig"_s); }

    void writeText(const QByteArray &text)
    {
        QFile file(kubeconfig());
        QVERIFY(file.open(QFile::WriteOnly));
        QCOMPARE(file.write(text), text.size());
    }

    void write(DemoClient &cluster, const QByteArray &token = {})
    {
        const auto &access = cluster.cluster().access();
        const QByteArray authority = QByteArray::fromStdString(access.authorityPem).toBase64();
        writeText("clusters: [{name: liteboxd-demo, cluster: {server: '" + QByteArray::fromStdString(access.server) +
                  "', certificate-authority-data: " + authority +
                  "}}]\n"
                  "users: [{name: u, user: {token: '" +
                  (token.isEmpty() ? QByteArray::fromStdString(access.token.reveal()) : token) +
                  "'}}]\n"
                  "contexts: [{name: c, context: {cluster: liteboxd-demo, user: u}}]\ncurrent-context: c\n");
    }

    void start(control::BasePolicyUse basePolicies = control::BasePolicyUse::Leave,
               control::Keeping keeper = control::Keeping::Off)
    {
        control::HeadlessConfiguration configuration;
        configuration.basePolicies = basePolicies;
        configuration.keeper = keeper;
        configuration.kubeconfig = kubeconfig().toStdString();
        configuration.confinement = control::Confinement::Off; // else this test is confined from then on
        configuration.listen = {*io::SocketAddress::parse("127.0.0.1", 0)};
        auto started = HeadlessGateway::start(configuration);
        QVERIFY2(started, started ? "" : started.error().text().c_str());
        m_gateway = std::move(*started);
    }

    static QString pathOf(const QByteArray &id)
    {
        return u"/api/v1/namespaces/liteboxd/pods/sandbox-"_s + QString::fromLatin1(id);
    }

    int podStatus(const QByteArray &id) { return m_cluster->ask("GET", pathOf(id)).status; }

    /// A sandbox that should have been ended years ago.
    QByteArray sandboxPastItsTime()
    {
        const QByteArray id = runningSandbox(*m_cluster).id;
        const auto patched = m_cluster->ask(
            "PATCH", pathOf(id),
            R"({"metadata": {"annotations": {"liteboxd/created-at": "2020-01-01T00:00:00Z", "liteboxd/ttl": "60"}}})",
            "application/merge-patch+json");
        return patched.status == 200 ? id : "none";
    }

    QString leaseHolder()
    {
        return m_cluster->ask("GET", u"/apis/coordination.k8s.io/v1/namespaces/liteboxd/leases/liteboxd-keeper"_s)
            .json[u"spec"][u"holderIdentity"]
            .toString();
    }

    /// The status of the answer to a GET.
    int answer(const QByteArray &target, const QByteArray &fields = {})
    {
        QTcpSocket socket;
        const QUrl url(QString::fromStdString(m_gateway->url()));
        socket.connectToHost(url.host(), static_cast<quint16>(url.port()));
        socket.write("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n" + fields + "\r\n");
        const auto isOver = [&socket] { return socket.state() == QAbstractSocket::UnconnectedState; };
        return QTest::qWaitFor(isOver, 10'000) ? socket.readAll().mid(9, 3).toInt() : 0;
    }

    int answer(const Sandbox &sandbox)
    {
        return answer("/api/v1/sandbox/" + sandbox.id + "/port/8080/", "X-Access-Token: " + sandbox.token + "\r\n");
    }
};

QTEST_GUILESS_MAIN(HeadlessGatewayTest)
#include "tst_headless_gateway.moc"
