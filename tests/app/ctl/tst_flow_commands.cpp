// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/ctl_run.h"
#include "tests/app/ctl/demo_run.h"

#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>

using namespace Qt::Literals::StringLiterals;
using liteboxd::tests::ctlProgram;
using liteboxd::tests::CtlRun;
using liteboxd::tests::DemoRun;
using liteboxd::tests::runCtl;

/// What Hubble sees, as the program shows it: from the demo's Relay, through the port-forward of its API server.
class FlowCommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_demo = std::make_unique<DemoRun>();
        QVERIFY2(m_demo->fault().isEmpty(), qPrintable(m_demo->fault()));
        QCOMPARE(runCtl(with({u"policy"_s, u"ensure"_s})).exitCode, 0);
        const QJsonArray sandboxes = runCtl(with({u"sandbox"_s, u"list"_s, u"-o"_s, u"json"_s})).items();
        QVERIFY(sandboxes.size() > 2);
        // The first line of a stream that has no end: from then on there are drops to ask for.
        QProcess program;
        start(program, {u"flows"_s, u"--follow"_s, u"--verdict"_s, u"DROPPED"_s, u"-o"_s, u"jsonl"_s});
        m_drop = nextLine(program);
        QCOMPARE(m_drop[u"verdict"].toString(), u"DROPPED"_s);
        QVERIFY(endsByInterrupt(program));
    }

    void listsTheLastFlows()
    {
        const QJsonArray flows = runCtl(with({u"flows"_s, u"--last"_s, u"3"_s, u"-o"_s, u"json"_s})).items();
        QCOMPARE(flows.size(), 3);
        QVERIFY(!flows.first()[u"uuid"].toString().isEmpty());
    }

    void previewSaysWhatAFileDoesNotDo()
    {
        const QByteArray odd = "{apiVersion: cilium.io/v2, kind: CiliumNetworkPolicy, metadata: {name: odd, namespace: "
                               "liteboxd}, spec: {endpointSelector: {}, egres: []}}";
        const CtlRun run = runCtl(with({u"policy"_s, u"preview"_s, u"-f"_s, u"-"_s}), odd);
        QCOMPARE(run.exitCode, 0);
        QVERIFY2(run.errors.contains("liteboxd/odd: spec.egres: this field is not understood"), run.errors);
        const CtlRun broken = runCtl(with({u"policy"_s, u"preview"_s, u"-f"_s, u"-"_s}), "a: [b\n");
        QVERIFY2(broken.errors.startsWith("error: -: "), broken.errors);
    }

    /// What was seen is asked about again, with a policy that is not there yet.
    void previewsWithFlows()
    {
        QProcess program;
        start(program, {u"flows"_s, u"--follow"_s, u"--to-identity"_s, u"world"_s, u"--drop-reason-desc"_s,
                        u"POLICY_DENIED"_s, u"-o"_s, u"jsonl"_s});
        QCOMPARE(nextLine(program)[u"verdict"].toString(), u"DROPPED"_s);
        QVERIFY(endsByInterrupt(program));
        const QByteArray open = "apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: open, "
                                "namespace: liteboxd}\nspec: {podSelector: {}, policyTypes: [Egress], egress: [{}]}\n";
        const CtlRun run =
            runCtl(with({u"policy"_s, u"preview"_s, u"-f"_s, u"-"_s, u"--since"_s, u"1h"_s, u"-o"_s, u"json"_s}), open);
        QVERIFY2(run.exitCode == 0, run.errors);
        QVERIFY(!run.items().isEmpty());
        const QJsonObject flows = run.json().value(u"flows"_s).toObject();
        QCOMPARE(flows.value(u"origin"_s).toString(), u"hubble"_s); // no console recorded anything here
        QVERIFY(flows.value(u"asked"_s).toInt() > 0);
        QVERIFY2(flows.value(u"newlyPassing"_s).toInt() > 0, run.output);
        const QJsonObject first = flows.value(u"nowPassing"_s).toArray().first().toObject();
        QVERIFY(!first.value(u"target"_s).toString().isEmpty());
        QVERIFY(!first.value(u"sandboxes"_s).toArray().isEmpty());
        const CtlRun table = runCtl(with({u"policy"_s, u"preview"_s, u"-f"_s, u"-"_s, u"--since"_s, u"1h"_s}), open);
        QVERIFY(table.output.contains("would pass"));
    }

    /// What was asked for is seen in the datapath, both ways.
    void internetHasAReceipt()
    {
        QString id;
        for (const QJsonValue each : runCtl(with({u"sandbox"_s, u"list"_s, u"-o"_s, u"json"_s})).items()) {
            if (each[u"template"].toString() == u"python"_s && each[u"internet"][u"allowedDomains"].toArray().isEmpty())
                id = each[u"id"].toString();
        }
        QVERIFY(!id.isEmpty());
        for (const QString &way : {u"on"_s, u"off"_s}) {
            const CtlRun run = runCtl(with({u"internet"_s, way, id, u"--wait"_s, u"-o"_s, u"json"_s}));
            QVERIFY2(run.exitCode == 0, run.errors + run.output);
            QCOMPARE(run.json().value(u"observed"_s).toString(), way);
            const QJsonObject receipt = run.json().value(u"receipt"_s).toObject();
            QVERIFY(receipt.value(u"written"_s).isString());
            QVERIFY(receipt.value(u"identity"_s).isString());
            QVERIFY(way == u"off"_s || receipt.value(u"firstFlow"_s).isString());
        }
        // Unasked, it waits until the agents have taken the label, unless that is not wanted.
        for (const auto &[way, flag, isSeen] :
             {std::tuple(u"on"_s, QStringList(), true), std::tuple(u"off"_s, QStringList{u"--no-wait"_s}, false)}) {
            const CtlRun run = runCtl(with(QStringList{u"internet"_s, way, id, u"-o"_s, u"json"_s} + flag));
            QVERIFY2(run.exitCode == 0, run.errors + run.output);
            QCOMPARE(run.json().value(u"receipt"_s)[u"identity"].isString(), isSeen);
        }
    }

    void filters_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QString>("member");
        QTest::addColumn<QString>("expected");
        QTest::newRow("verdict") << QStringList{u"--verdict"_s, u"DROPPED"_s} << u"verdict"_s << u"DROPPED"_s;
        QTest::newRow("all others") << QStringList{u"--not"_s, u"--verdict"_s, u"DROPPED"_s,
                                                   u"--not"_s, u"--verdict"_s, u"REDIRECTED"_s}
                                    << u"verdict"_s << u"FORWARDED"_s;
        QTest::newRow("event type") << QStringList{u"-t"_s, u"policy-verdict"_s} << u"type"_s << u"policy-verdict"_s;
        QTest::newRow("drop reason") << QStringList{u"--drop-reason-desc"_s, u"POLICY_DENY"_s} << u"dropReason"_s
                                     << u"POLICY_DENY"_s;
        QTest::newRow("by a letter") << QStringList{u"-4"_s, u"--protocol=tcp"_s} << u"protocol"_s << u"TCP"_s;
        QTest::newRow("protocol") << QStringList{u"--protocol=tcp"_s} << u"protocol"_s << u"TCP"_s;
    }

    void filters()
    {
        QFETCH(QStringList, words);
        QFETCH(QString, member);
        QFETCH(QString, expected);
        const CtlRun run = runCtl(with(QStringList{u"flows"_s, u"--last"_s, u"5"_s, u"-o"_s, u"json"_s} + words));
        QCOMPARE(run.exitCode, 0);
        const QJsonArray flows = run.items();
        QVERIFY(!flows.isEmpty());
        for (const QJsonValue &each : flows)
            QCOMPARE(each[member].toString(), expected);
    }

    void asksForOneSandbox()
    {
        const QString id = m_drop[u"source"][u"sandbox"].toString();
        QVERIFY(!id.isEmpty());
        const QJsonArray flows =
            runCtl(with({u"flows"_s, u"--sandbox"_s, id, u"--since"_s, u"1m"_s, u"-o"_s, u"json"_s})).items();
        QVERIFY(!flows.isEmpty());
        for (const QJsonValue &each : flows)
            QVERIFY(each[u"source"][u"sandbox"].toString() == id || each[u"destination"][u"sandbox"].toString() == id);
    }

    void writesLinesThatItReads()
    {
        QTemporaryDir folder;
        const QString name = folder.filePath(u"flows.json"_s);
        const CtlRun written = runCtl(with({u"flows"_s, u"--last"_s, u"8"_s, u"-o"_s, u"jsonpb"_s}));
        QCOMPARE(written.output.count('\n'), 8);
        QFile file(name);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(written.output);
        file.close();
        const CtlRun read = runCtl({u"flows"_s, u"--input-file"_s, name, u"-o"_s, u"jsonpb"_s});
        QCOMPARE(read.exitCode, 0);
        QCOMPARE(read.output, written.output);
        const auto some = [&name](const QString &which) {
            return runCtl({u"flows"_s, u"--input-file"_s, name, u"-o"_s, u"jsonpb"_s, which, u"1"_s}).output;
        };
        QCOMPARE(some(u"--first"_s), written.output.left(written.output.indexOf('\n') + 1));
        QCOMPARE(some(u"--last"_s), written.output.mid(written.output.lastIndexOf('\n', -2) + 1));
        const CtlRun all = runCtl({u"flows"_s, u"--input-file"_s, name, u"-o=jsonpb"_s, u"--last"_s, u"0"_s,
                                   u"--first"_s, u"0"_s, u"-f=false"_s, u"-A=false"_s});
        QVERIFY2(all.exitCode == 0, all.errors);
        QCOMPARE(all.output, written.output);
    }

    void saysWhy()
    {
        const CtlRun run = runCtl(with({u"flows"_s, u"why"_s, m_drop[u"uuid"].toString(), u"-o"_s, u"json"_s}));
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.json()[u"computed"][u"verdict"].toString(), u"denied"_s);
        QVERIFY(!run.json()[u"differs"].toBool());
    }

    void learns()
    {
        const QString id = m_drop[u"source"][u"sandbox"].toString(); // the one that scans: addresses without names
        const CtlRun run = runCtl(with({u"flows"_s, u"learn"_s, id, u"--since"_s, u"1m"_s, u"-o"_s, u"json"_s}));
        QCOMPARE(run.exitCode, 0);
        QCOMPARE(run.json()[u"id"].toString(), id);
        QVERIFY(run.json()[u"flows"].toInt() > 0);
        QVERIFY(!run.json()[u"unnamed"].toArray().isEmpty());
    }

    /// Without Relay the agents are asked, and so it is said; the same flows pass the same filters.
    void asksTheAgents()
    {
        const DemoRun demo({u"--fault"_s, u"hubble-off"_s});
        QVERIFY2(demo.fault().isEmpty(), qPrintable(demo.fault()));
        const QStringList there{u"--kubeconfig"_s, demo.kubeconfig(), u"flows"_s};
        QProcess program;
        program.start(ctlProgram(),
                      there + QStringList{u"--follow"_s, u"--verdict"_s, u"DROPPED"_s, u"-o"_s, u"jsonl"_s});
        QCOMPARE(nextLine(program)[u"verdict"].toString(), u"DROPPED"_s);
        QVERIFY(endsByInterrupt(program));
        for (const QStringList &way : {QStringList(), QStringList{u"--agents"_s}}) {
            const CtlRun run = runCtl(
                there + way + QStringList{u"--last"_s, u"2"_s, u"--verdict"_s, u"DROPPED"_s, u"-o"_s, u"json"_s});
            QVERIFY2(run.exitCode == 0, run.errors);
            QCOMPARE(run.items().size(), 2);
            for (const QJsonValue each : run.items())
                QCOMPARE(each[u"verdict"].toString(), u"DROPPED"_s);
            QVERIFY2(run.errors.contains("by exec, which is slow"), run.errors);
            QCOMPARE(run.errors.contains("Relay is not there"), way.isEmpty());
        }
    }

    void refuses_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<int>("exitCode");
        QTest::newRow("no verdict") << QStringList{u"--verdict"_s, u"MAYBE"_s} << 2;
        QTest::newRow("first and last") << QStringList{u"--first"_s, u"1"_s, u"--last"_s, u"1"_s} << 2;
        QTest::newRow("last and all") << QStringList{u"--last"_s, u"1"_s, u"--all"_s} << 2;
        QTest::newRow("no such flow") << QStringList{u"why"_s, u"00000000-0000-0000-0000-000000000000"_s} << 3;
        QTest::newRow("no such file") << QStringList{u"--input-file"_s, u"/nowhere"_s} << 1;
        QTest::newRow("nobody listens") << QStringList{u"--server"_s, u"127.0.0.1:1"_s} << 5;
        QTest::newRow("no port") << QStringList{u"--server"_s, u"relay.example"_s} << 2;
        QTest::newRow("a certificate of nobody known") << QStringList{u"--server"_s, apiServer(), u"--tls"_s} << 5;
    }

    void refuses()
    {
        QFETCH(QStringList, words);
        QFETCH(int, exitCode);
        const CtlRun run = runCtl(with(QStringList{u"flows"_s} + words));
        QCOMPARE(run.exitCode, exitCode);
        QVERIFY(run.errors.startsWith("error: "));
        QVERIFY2(run.errors.count('\n') == 1, run.errors); // nothing of gRPC's own log either
        QVERIFY(run.output.isEmpty());
    }

private:
    /// HOST:PORT of the demo's API server, whose certificate only the kubeconfig vouches for.
    QString apiServer() const
    {
        QFile file(m_demo->kubeconfig());
        const QString text = file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
        static const QRegularExpression server(u"https://([^\\s\"]+)"_s);
        return server.match(text).captured(1);
    }

    QStringList with(const QStringList &arguments) const
    {
        return QStringList{u"--kubeconfig"_s, m_demo->kubeconfig()} + arguments;
    }

    void start(QProcess &program, const QStringList &arguments) const { program.start(ctlProgram(), with(arguments)); }

    static QJsonObject nextLine(QProcess &program)
    {
        while (!program.canReadLine()) {
            if (!program.waitForReadyRead(20'000))
                return {};
        }
        return QJsonDocument::fromJson(program.readLine()).object();
    }

    static bool endsByInterrupt(QProcess &program)
    {
        ::kill(static_cast<pid_t>(program.processId()), SIGINT);
        return program.waitForFinished(10'000) && program.exitStatus() == QProcess::NormalExit &&
               program.exitCode() == 130;
    }

    std::unique_ptr<DemoRun> m_demo;
    QJsonObject m_drop;
};

QTEST_GUILESS_MAIN(FlowCommandsTest)
#include "tst_flow_commands.moc"
