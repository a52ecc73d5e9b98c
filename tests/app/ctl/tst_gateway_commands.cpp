// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/ctl_run.h"
#include "tests/app/ctl/demo_run.h"

#include <QJsonDocument>
#include <QProcess>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTest>
#include <QUrl>

#include <csignal>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using liteboxd::tests::ctlProgram;
using liteboxd::tests::CtlRun;
using liteboxd::tests::DemoRun;
using liteboxd::tests::runCtl;

/// The ways into a sandbox that the program opens on this machine.
class GatewayCommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_demo = std::make_unique<DemoRun>();
        QVERIFY2(m_demo->fault().isEmpty(), qPrintable(m_demo->fault()));
        const QJsonArray running = runCtl(with({u"sandbox"_s, u"list"_s, u"status:running"_s, u"-o"_s, u"json"_s})).items();
        QVERIFY(!running.isEmpty());
        m_id = running.first()[u"id"].toString();
    }

    void forwardsPorts()
    {
        QProcess program;
        start(program, {u"forward"_s, m_id, u":8080"_s, u":9"_s, u"-o"_s, u"jsonl"_s});
        const QJsonObject first = nextLine(program);
        const QJsonObject second = nextLine(program);
        QCOMPARE(first[u"id"].toString(), m_id);
        QCOMPARE(first[u"port"].toInt(), 8080);
        QCOMPARE(second[u"port"].toInt(), 9);
        QVERIFY(get(QUrl(u"http://"_s + first[u"local"].toString())).startsWith("HTTP/1.1 200"));
        QVERIFY(get(QUrl(u"http://"_s + second[u"local"].toString())).isEmpty()); // nobody listens there
        QVERIFY(get(QUrl(u"http://"_s + first[u"local"].toString())).startsWith("HTTP/1.1 200"));
        QVERIFY(endsByInterrupt(program));
        QVERIFY(program.readAllStandardError().contains("port 9: "));
    }

    void servesAsTheConsoleDoes()
    {
        const QString token =
            runCtl(with({u"sandbox"_s, u"token"_s, m_id, u"-o"_s, u"json"_s})).json()[u"accessToken"].toString();
        QProcess program;
        start(program, {u"gateway"_s, u"run"_s, u"--port"_s, u"0"_s, u"-o"_s, u"jsonl"_s});
        const QJsonObject said = nextLine(program);
        QCOMPARE(said[u"upstreamMode"].toString(), u"portforward"_s);
        const QUrl url(said[u"url"].toString() + u"/api/v1/sandbox/"_s + m_id + u"/port/8080/"_s);
        QVERIFY(get(url).startsWith("HTTP/1.1 401"));
        QVERIFY(get(url, token.toLatin1()).startsWith("HTTP/1.1 200"));
        QVERIFY(endsByInterrupt(program));
    }

    void saysWhyNot_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QByteArray>("sentence");
        QTcpServer *const taken = new QTcpServer(this);
        QVERIFY(taken->listen(QHostAddress::LocalHost));
        const QString port = QString::number(taken->serverPort());
        QTest::newRow("no such sandbox") << QStringList{u"forward"_s, u"0a0a0a0a"_s, u":80"_s} << 3
                                         << QByteArray("there is no such sandbox");
        QTest::newRow("no port") << QStringList{u"forward"_s, m_id, u"80:x"_s} << 2 << QByteArray("\"80:x\" is no port");
        QTest::newRow("taken, forward") << QStringList{u"forward"_s, m_id, port + u":8080"_s} << 1 << port.toLatin1();
        QTest::newRow("taken, gateway") << QStringList{u"gateway"_s, u"run"_s, u"--port"_s, port} << 1 << port.toLatin1();
        QTest::newRow("no mode") << QStringList{u"gateway"_s, u"run"_s, u"--upstream-mode"_s, u"x"_s} << 2
                                 << QByteArray("\"x\" is none of direct");
    }

    void saysWhyNot()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, exitCode);
        QFETCH(QByteArray, sentence);
        const CtlRun run = runCtl(with(arguments));
        QCOMPARE(run.exitCode, exitCode);
        QVERIFY2(run.errors.startsWith("error: ") && run.errors.contains(sentence), run.errors);
    }

private:
    QStringList with(QStringList arguments) const
    {
        return arguments << u"--kubeconfig"_s << m_demo->kubeconfig();
    }

    void start(QProcess &program, const QStringList &arguments) const
    {
        program.start(ctlProgram(), with(arguments));
        program.setReadChannel(QProcess::StandardOutput);
    }

    static QJsonObject nextLine(QProcess &program)
    {
        static_cast<void>(QTest::qWaitFor([&program] { return program.canReadLine(); }, 30'000));
        return QJsonDocument::fromJson(program.readLine()).object();
    }

    /// The whole answer; empty if the connection ended without one.
    static QByteArray get(const QUrl &url, const QByteArray &token = {})
    {
        QTcpSocket socket;
        socket.connectToHost(url.host(), static_cast<quint16>(url.port()));
        const QByteArray path = url.path().isEmpty() ? QByteArray("/") : url.path().toLatin1();
        socket.write("GET " + path + " HTTP/1.1\r\nHost: " + url.authority().toLatin1() + "\r\nConnection: close\r\n" +
                     (token.isEmpty() ? QByteArray() : "X-Access-Token: " + token + "\r\n") + "\r\n");
        static_cast<void>(
            QTest::qWaitFor([&socket] { return socket.state() == QAbstractSocket::UnconnectedState; }, 30'000));
        return socket.readAll();
    }

    static bool endsByInterrupt(QProcess &program)
    {
        ::kill(static_cast<pid_t>(program.processId()), SIGINT);
        return program.waitForFinished(20'000) && program.exitStatus() == QProcess::NormalExit &&
               program.exitCode() == 130;
    }

    std::unique_ptr<DemoRun> m_demo;
    QString m_id;
};

QTEST_GUILESS_MAIN(GatewayCommandsTest)
#include "tst_gateway_commands.moc"
