// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/support/gateway_set.h"
#include "tests/e2e/support/websocket_client.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace liteboxd::e2e;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr uint nobody = 65534;
constexpr std::string_view box = "aaaaaaaa";

/// Whether packets of processes of the user `nobody` to the pods find their way.
bool setPodsReachable(bool reachable)
{
    const QString user = QString::number(nobody);
    return QProcess::execute(u"ip"_s, {u"rule"_s, reachable ? u"del"_s : u"add"_s, u"uidrange"_s, user + u'-' + user,
                                       u"to"_s, u"10.42.0.0/24"_s, u"unreachable"_s}) == 0;
}

} // namespace

/// The mode `auto` of the gateway before the real API server and a node, in a network that changes under it. The
/// gateway runs as another user, so that only it loses the way to the pods.
class GatewayAutoTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Cluster> m_cluster;
    std::unique_ptr<GatewayProcess> m_gateway;
    std::uint16_t m_port = 0;

    RawResponse ask(std::string_view path, int port = 8080)
    {
        RawClient client(m_port);
        client.send(request("GET", routeTo(box, path, port), tokenField(box)));
        return client.readResponse();
    }

    /// A kubeconfig that the other user can read.
    QString readableKubeconfig()
    {
        const QString path = m_folder.filePath(u"kubeconfig"_s);
        QFile::remove(path);
        const auto all = QFile::ReadOwner | QFile::ReadGroup | QFile::ReadOther;
        const bool isReadable = QFile::copy(m_cluster->kubeconfig(), path) && QFile::setPermissions(path, all) &&
                                QFile::setPermissions(m_folder.path(), all | QFile::ExeOwner | QFile::WriteOwner |
                                                                           QFile::ExeGroup | QFile::ExeOther);
        return isReadable ? path : QString();
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (::geteuid() != 0)
            QSKIP("only root can run the gateway as another user");
        m_cluster = Cluster::ofTheRig();
        QVERIFY(m_cluster);
        QVERIFY(m_cluster->createSandbox(QString::fromStdString(std::string(box)), m_cluster->nextAddress(),
                                         QString::fromStdString(GatewaySet::tokenOf(box))));
        const QString kubeconfig = readableKubeconfig();
        QVERIFY(!kubeconfig.isEmpty());
        m_gateway = std::make_unique<GatewayProcess>(QStringList{u"--kubeconfig"_s, kubeconfig, u"--listen"_s,
                                                                 u"127.0.0.1:0"_s, u"--upstream-mode"_s, u"auto"_s},
                                                     QStringList{}, nobody);
        m_port = m_gateway->waitForPort();
        QVERIFY2(m_port != 0, m_gateway->errors().constData());
        QTRY_COMPARE_WITH_TIMEOUT(ask("/").status, 200, 20'000);
    }

    void staysWithTheAddressWhereItWorks()
    {
        QVERIFY(ask("/a%2Fb/../c").body.starts_with("GET /a%2Fb/../c HTTP/1.1\r\n"));
        QTRY_VERIFY(m_gateway->errors().contains("sandbox aaaaaaaa: direct\n"));
        QCOMPARE(ask("/", 8099).status, 502); // a port that is refused is no reason to go another way
        QVERIFY(!m_gateway->errors().contains("portforward;"));
    }

    void goesByPortForwardWhenTheAddressIsLost()
    {
        QVERIFY(setPodsReachable(false));
        // The client asks as before, and the sandbox is asked for the same, byte for byte.
        // What still went over a kept connection is lost with it.
        QTRY_VERIFY_WITH_TIMEOUT(ask("/a%2Fb/../c").body.starts_with("GET /a%2Fb/../c HTTP/1.1\r\n"), 40'000);
        QTRY_VERIFY(m_gateway->errors().contains("sandbox aaaaaaaa: portforward; direct: "));
        QCOMPARE(ask("/", 8099).status, 502);
        WebSocketClient socket(m_port);
        QCOMPARE(socket.open(routeTo(box, "/ws"), tokenField(box)).status, 101);
        QVERIFY(socket.sendText("hello"));
        QCOMPARE(socket.read().payload, std::string("hello"));
    }

    void cleanupTestCase()
    {
        if (m_gateway && m_gateway->isRunning()) {
            m_gateway->terminate();
            QCOMPARE(m_gateway->waitForEnd(), 0);
        }
        static_cast<void>(setPodsReachable(true));
    }
};

QTEST_GUILESS_MAIN(GatewayAutoTest)
#include "tst_gateway_auto.moc"
