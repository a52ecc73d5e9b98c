// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/support/cluster.h"
#include "tests/e2e/support/gateway_process.h"
#include "tests/e2e/support/gateway_set.h"
#include "tests/e2e/support/process_memory.h"
#include "tests/e2e/support/websocket_client.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace liteboxd::e2e;
using namespace Qt::Literals::StringLiterals;

/// The program itself: its arguments, its one line, its end.
class GatewayProgramTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<Cluster> m_cluster;

    QStringList arguments(const QString &listen = u"127.0.0.1:0"_s) const
    {
        return {u"--kubeconfig"_s, m_cluster->kubeconfig(), u"--namespace"_s, u"liteboxd"_s, u"--listen"_s, listen};
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_cluster = Cluster::ofTheRig();
        QVERIFY(m_cluster);
    }

    void saysOneLineWhenReadyAndEndsWithZeroWhenAsked()
    {
        GatewayProcess gateway(arguments());
        const std::uint16_t port = gateway.waitForPort();
        QVERIFY2(port != 0, gateway.errors().constData());
        QVERIFY(RawClient(port).isConnected());
        gateway.terminate();
        QCOMPARE(gateway.waitForEnd(), 0);
        QCOMPARE(gateway.output(), "listening on http://127.0.0.1:" + QByteArray::number(port) + "\n");
        QVERIFY(!RawClient(port).isConnected());
    }

    void answers503BeforeTheSandboxesAreKnown()
    {
        QVERIFY(Cluster::control(u"pause-apiserver"_s));
        GatewayProcess gateway(arguments());
        const std::uint16_t port = gateway.waitForPort();
        QVERIFY2(port != 0, gateway.errors().constData());
        RawClient client(port);
        client.send(request("GET", routeTo("aaaaaaaa"), tokenField("aaaaaaaa")));
        QCOMPARE(client.readResponse().status, 503);
        QVERIFY(Cluster::control(u"resume-apiserver"_s));
        const auto knows = [port] {
            RawClient later(port);
            later.send(request("GET", routeTo("aaaaaaaa"), tokenField("aaaaaaaa")));
            return later.readResponse().status != 503;
        };
        QTRY_VERIFY_WITH_TIMEOUT(knows(), 30'000);
    }

    void drainsWithAGoodbye()
    {
        const QString token = QString::fromStdString(GatewaySet::tokenOf("abababab"));
        QVERIFY(m_cluster->createSandbox(u"abababab"_s, m_cluster->nextAddress(), token));
        GatewayProcess gateway(arguments());
        const std::uint16_t port = gateway.waitForPort();
        QVERIFY2(port != 0, gateway.errors().constData());
        std::unique_ptr<WebSocketClient> socket;
        const auto opens = [&socket, port] {
            socket = std::make_unique<WebSocketClient>(port);
            return socket->open(routeTo("abababab", "/ws"), tokenField("abababab")).status == 101;
        };
        QTRY_VERIFY_WITH_TIMEOUT(opens(), 20'000);
        gateway.terminate();
        QVERIFY(socket->read().payload.starts_with(closePayload(1001, "")));
        socket->send({fin | opClose, closePayload(1001, "")});
        QCOMPARE(gateway.waitForEnd(), 0);
    }

    /// What a real API server answers is protobuf, which other code takes apart than the JSON of the demo.
    void holdsNoTokenInClear()
    {
        if (::geteuid() != 0)
            QSKIP("only root may look into a process that protects its memory");
        const QStringList tokens{u"0123456789abcdef"_s.repeated(4), u"fedcba9876543210"_s.repeated(4)};
        QVERIFY(m_cluster->createSandbox(u"acacacac"_s, m_cluster->nextAddress(), tokens.first()));
        GatewayProcess gateway(arguments());
        const std::uint16_t port = gateway.waitForPort();
        QVERIFY2(port != 0, gateway.errors().constData());
        const auto opens = [port](const QString &token) {
            RawClient client(port);
            client.send(request("GET", routeTo("acacacac"), "X-Access-Token: " + token.toStdString() + "\r\n"));
            return client.readResponse().status == 200;
        };
        QTRY_VERIFY_WITH_TIMEOUT(opens(tokens.first()), 20'000);
        QVERIFY(m_cluster->setToken(u"acacacac"_s, tokens.last()));
        QTRY_VERIFY_WITH_TIMEOUT(opens(tokens.last()), 20'000);
        const QStringList found =
            findInMemory(gateway.processId(), {tokens.first().toLatin1(), tokens.last().toLatin1()});
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
        gateway.terminate();
        QCOMPARE(gateway.waitForEnd(), 0);
    }

    void opensItsLogAnewWhileItDrains()
    {
        const QTemporaryDir folder;
        const QString log = folder.filePath(u"access.log"_s);
        GatewayProcess gateway(arguments() + QStringList{u"--access-log"_s, log, u"--drain-delay"_s, u"10m"_s});
        QVERIFY2(gateway.waitForPort() != 0, gateway.errors().constData());
        gateway.terminate();
        QTRY_VERIFY(gateway.errors().contains("ending"));
        QVERIFY(QFile::rename(log, log + u".1"_s));
        gateway.hangUp();
        QTRY_VERIFY(QFile::exists(log));
        QVERIFY(gateway.isRunning());
        gateway.terminate(); // asked twice, it waits for nothing
        QCOMPARE(gateway.waitForEnd(), -1);
    }

    void takesTheUpstreamModeFromTheEnvironment()
    {
        GatewayProcess gateway(arguments(), {u"DEV_USE_K8S_PROXY=true"_s, u"QT_LOGGING_RULES=*.info=true"_s});
        QVERIFY(gateway.waitForPort() != 0);
        QTRY_VERIFY(gateway.errors().contains("upstream mode apiserver"));
    }

    void anEmptyVariableNamesNoKubeconfig()
    {
        const QTemporaryDir home;
        GatewayProcess gateway({u"--listen"_s, u"127.0.0.1:0"_s},
                               {u"KUBECONFIG="_s, u"HOME="_s + home.path(), u"KUBERNETES_SERVICE_HOST=127.0.0.1"_s,
                                u"KUBERNETES_SERVICE_PORT=1"_s});
        QCOMPARE(gateway.waitForEnd(), 1);
        QVERIFY2(gateway.errors().contains("serviceaccount/token"), gateway.errors().constData());
    }

    void takesItsSettingsFromAFile()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"gateway.yaml"_s));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write("kubeconfig: \"" + m_cluster->kubeconfig().toUtf8() +
                   "\"\nlisten: 127.0.0.1:0\nlog-format: json\nlog-level: debug\n");
        file.close();
        GatewayProcess gateway({u"--config"_s, file.fileName()});
        QVERIFY2(gateway.waitForPort() != 0, gateway.errors().constData());
        gateway.terminate();
        QCOMPARE(gateway.waitForEnd(), 0);
        const QList<QByteArray> lines = gateway.errors().trimmed().split('\n');
        for (const QByteArray &line : lines)
            QVERIFY2(QJsonDocument::fromJson(line).object().contains(u"message"_s), line.constData());
    }

    void badInput_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QByteArray>("sentence");
        const QString rig = qEnvironmentVariable("LITEBOXD_RIG_DIR");
        const auto with = [](const QString &kubeconfig, const QStringList &more = {}) {
            return QStringList{u"--kubeconfig"_s, kubeconfig, u"--listen"_s, u"127.0.0.1:0"_s} + more;
        };
        QTest::newRow("unknown option") << QStringList{u"--nonsense"_s} << 2 << QByteArray("--nonsense");
        QTest::newRow("unknown mode") << with(u"x"_s, {u"--upstream-mode"_s, u"magic"_s}) << 2 << QByteArray("magic");
        QTest::newRow("listen without a port")
            << QStringList{u"--listen"_s, u"127.0.0.1"_s} << 2 << QByteArray("listen");
        QTest::newRow("listen on a name")
            << QStringList{u"--listen"_s, u"gateway.example:80"_s} << 2 << QByteArray("listen");
        QTest::newRow("listen on a wrong port")
            << QStringList{u"--listen"_s, u"127.0.0.1:65536"_s} << 2 << QByteArray("listen");
        QTest::newRow("missing kubeconfig") << with(u"/nonexistent/config"_s) << 1 << QByteArray("/nonexistent/config");
        QTest::newRow("kubeconfig is a folder") << with(u"/"_s) << 1 << QByteArray("/");
        QTest::newRow("unknown context") << with(rig + u"/admin.kubeconfig"_s, {u"--context"_s, u"nowhere"_s}) << 1
                                         << QByteArray("nowhere");
    }

    void badInput()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, exitCode);
        QFETCH(QByteArray, sentence);
        if (arguments.contains(u"--context"_s))
            arguments[1] = m_cluster->kubeconfig();
        GatewayProcess gateway(arguments);
        QCOMPARE(gateway.waitForEnd(), exitCode);
        QVERIFY2(gateway.errors().contains(sentence), gateway.errors().constData());
        QCOMPARE(gateway.output(), QByteArray());
    }

    void malformedKubeconfig()
    {
        const QTemporaryDir folder;
        QFile file(folder.filePath(u"config"_s));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write("clusters: [");
        file.close();
        GatewayProcess gateway({u"--kubeconfig"_s, file.fileName(), u"--listen"_s, u"127.0.0.1:0"_s});
        QCOMPARE(gateway.waitForEnd(), 1);
        QVERIFY2(gateway.errors().contains("config"), gateway.errors().constData());
    }

    void aTakenPortIsSaid()
    {
        QTcpServer other;
        QVERIFY(other.listen(QHostAddress::LocalHost));
        const QString address = u"127.0.0.1:%1"_s.arg(other.serverPort());
        GatewayProcess gateway(arguments(address));
        QCOMPARE(gateway.waitForEnd(), 1);
        QVERIFY2(gateway.errors().contains(address.toUtf8()), gateway.errors().constData());
    }

    void helpAndVersionAreOnStandardOutput_data()
    {
        QTest::addColumn<QString>("option");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("help") << u"--help"_s << QByteArray("--upstream-mode");
        QTest::newRow("version") << u"--version"_s << QByteArray("0.");
    }

    void helpAndVersionAreOnStandardOutput()
    {
        QFETCH(QString, option);
        QFETCH(QByteArray, said);
        GatewayProcess gateway({option});
        QCOMPARE(gateway.waitForEnd(), 0);
        QVERIFY(gateway.output().contains(said));
    }

    void logsHoldNoToken()
    {
        const QString token(64, u'7');
        QVERIFY(m_cluster->createSandbox(u"77777777"_s, m_cluster->nextAddress(), token));
        GatewayProcess gateway(arguments() + QStringList{u"--log-level"_s, u"debug"_s});
        const std::uint16_t port = gateway.waitForPort();
        QVERIFY(port != 0);
        const auto serves = [port, &token] {
            RawClient client(port);
            client.send(request("GET", routeTo("77777777"), "X-Access-Token: " + token.toStdString() + "\r\n"));
            return client.readResponse().status == 200;
        };
        QTRY_VERIFY_WITH_TIMEOUT(serves(), 20'000);
        gateway.terminate();
        QCOMPARE(gateway.waitForEnd(), 0);
        QVERIFY(!gateway.errors().contains(token.toUtf8()));
    }
};

QTEST_GUILESS_MAIN(GatewayProgramTest)
#include "tst_gateway_program.moc"
