// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/ctl_run.h"
#include "tests/app/ctl/demo_run.h"

#include <QJsonDocument>
#include <QProcess>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using liteboxd::tests::ctlProgram;
using liteboxd::tests::CtlRun;
using liteboxd::tests::DemoRun;
using liteboxd::tests::runCtl;

/// The forms of results and complaints that are easy to forget.
class OutputFormsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void tellsOfACommandInEachForm_data();
    void tellsOfACommandInEachForm();
    void runsNothingWhereNothingRuns_data();
    void runsNothingWhereNothingRuns();
    void exportsNames();
    void saysThatARollbackChangesNothing();
    void watchesWhatItLists();
    void writesFlowsInEachForm_data();
    void writesFlowsInEachForm();
    void complainsInPlainWords_data();
    void complainsInPlainWords();

private:
    CtlRun onDemo(const QStringList &command, const QByteArray &input = {}) const
    {
        return runCtl(QStringList{u"--kubeconfig"_s, m_demo->kubeconfig()} + command, input);
    }
    QString sandboxOf(const QString &filter) const;

    std::unique_ptr<DemoRun> m_demo;
};

void OutputFormsTest::initTestCase()
{
    m_demo = std::make_unique<DemoRun>();
    QVERIFY2(m_demo->fault().isEmpty(), qPrintable(m_demo->fault()));
}

QString OutputFormsTest::sandboxOf(const QString &filter) const
{
    const CtlRun run = onDemo({u"sandbox"_s, u"list"_s, filter, u"-o"_s, u"name"_s});
    return QString::fromUtf8(run.output.left(run.output.indexOf('\n')));
}

void OutputFormsTest::tellsOfACommandInEachForm_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QByteArray>("output");
    QTest::newRow("json lines") << u"jsonl"_s << QByteArray("{\"exitCode\":3,\"stderr\":\"\",\"stdout\":\"hi\\n\"}\n");
    QTest::newRow("yaml") << u"yaml"_s << QByteArray("exitCode: 3\nstderr: \"\"\nstdout: |\n  hi\n");
    QTest::newRow("table") << u"table"_s << QByteArray("hi\n");
}

void OutputFormsTest::tellsOfACommandInEachForm()
{
    QFETCH(QString, format);
    QFETCH(QByteArray, output);
    const CtlRun run = onDemo({u"-o"_s, format, u"sandbox"_s, u"exec"_s, sandboxOf(u"status:running"_s), u"--"_s,
                               u"sh"_s, u"-c"_s, u"echo hi; exit 3"_s});
    QCOMPARE(run.exitCode, 3);
    QCOMPARE(run.output, output);
}

void OutputFormsTest::runsNothingWhereNothingRuns_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::addColumn<QString>("filter");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("exec, ended") << QStringList{u"exec"_s} << u"status:failed"_s << QByteArray("CONTAINER_EXITED");
    QTest::newRow("exec, not begun") << QStringList{u"exec"_s} << u"status:pending"_s
                                     << QByteArray("container not found (\"main\")");
    QTest::newRow("log, not begun") << QStringList{u"logs"_s} << u"status:pending"_s
                                    << QByteArray("is waiting to start: trying and failing to pull image");
}

void OutputFormsTest::runsNothingWhereNothingRuns()
{
    QFETCH(QStringList, command);
    QFETCH(QString, filter);
    QFETCH(QByteArray, reason);
    QStringList words = QStringList{u"sandbox"_s} + command + QStringList{sandboxOf(filter)};
    if (command.contains(u"exec"_s))
        words << u"true"_s;
    const CtlRun run = onDemo(words);
    QVERIFY2(run.exitCode == 1, run.errors);
    QVERIFY2(run.errors.startsWith("error: ") && run.errors.contains(reason), run.errors);
    QCOMPARE(run.output, QByteArray());
}

void OutputFormsTest::exportsNames()
{
    const CtlRun run = onDemo({u"template"_s, u"export"_s, u"python"_s, u"go"_s, u"-o"_s, u"name"_s});
    QVERIFY2(run.exitCode == 0, run.errors);
    QCOMPARE(run.output, QByteArray("python\ngo\n"));
}

void OutputFormsTest::saysThatARollbackChangesNothing()
{
    const CtlRun run = onDemo(
        {u"template"_s, u"rollback"_s, u"python"_s, u"--to"_s, u"2"_s, u"-o"_s, u"json"_s, u"-n"_s, u"liteboxd"_s});
    QVERIFY2(run.exitCode == 0, run.errors);
    QCOMPARE(run.json()["version"_L1].toInt(), 2);
    QCOMPARE(run.errors, QByteArray("note: template python: version 2 says what version 2 says; nothing was stored\n"));
}

/// What watches has the members of the list, and null where it does not look.
void OutputFormsTest::watchesWhatItLists()
{
    QProcess process;
    process.start(ctlProgram(),
                  {u"sandbox"_s, u"list"_s, u"--watch"_s, u"-o"_s, u"json"_s, u"--kubeconfig"_s, m_demo->kubeconfig()});
    QTRY_VERIFY_WITH_TIMEOUT(process.canReadLine(), 30'000);
    const QJsonObject watched = QJsonDocument::fromJson(process.readLine()).object();
    process.terminate();
    QVERIFY(process.waitForFinished(30'000));
    QStringList keys = watched.keys();
    keys.removeOne(u"event"_s);
    const QJsonObject listed = onDemo({u"sandbox"_s, u"list"_s, u"-o"_s, u"json"_s}).items().first().toObject();
    QCOMPARE(keys, listed.keys());
    QCOMPARE(watched[u"internet"].toObject().keys(), listed[u"internet"].toObject().keys());
    QVERIFY(watched[u"internet"][u"scope"].isNull());
}

void OutputFormsTest::writesFlowsInEachForm_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<QByteArray>("beginning");
    QTest::newRow("json before the noun")
        << QStringList{u"-o"_s, u"json"_s, u"flows"_s} << QByteArray("{\n    \"items\": [");
    QTest::newRow("json behind it") << QStringList{u"flows"_s, u"-o"_s, u"json"_s} << QByteArray("{\n    \"items\": [");
    QTest::newRow("yaml") << QStringList{u"flows"_s, u"-o"_s, u"yaml"_s} << QByteArray("items:");
    QTest::newRow("names") << QStringList{u"-o"_s, u"name"_s, u"flows"_s} << QByteArray();
}

void OutputFormsTest::writesFlowsInEachForm()
{
    QFETCH(QStringList, words);
    QFETCH(QByteArray, beginning);
    const CtlRun run = onDemo(words);
    QVERIFY2(run.exitCode == 0, run.errors);
    QVERIFY2(run.output.startsWith(beginning), run.output);
    QVERIFY2(beginning.isEmpty() == !run.output.contains(' '), run.output);
}

void OutputFormsTest::complainsInPlainWords_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("complaint");
    QTest::newRow("twice") << QStringList{u"-o"_s, u"json"_s, u"-o"_s, u"yaml"_s, u"version"_s}
                           << QByteArray("--output may stand here once only. See liteboxctl version --help.");
    QTest::newRow("no value") << QStringList{u"template"_s, u"apply"_s, u"-f"_s}
                              << QByteArray("--file needs a value: FILE. See liteboxctl template apply --help.");
    QTest::newRow("a port too far") << QStringList{u"gateway"_s, u"run"_s, u"--port"_s, u"99999"_s}
                                    << QByteArray("--port: Value 99999 not in range 0 to 65535. See liteboxctl gateway "
                                                  "run --help.");
    QTest::newRow("fewer than no lines")
        << QStringList{u"sandbox"_s, u"logs"_s, u"0a1b2c3d"_s, u"--tail"_s, u"-1"_s}
        << QByteArray("--tail: Value -1 not in range 0 to 1000000000. See liteboxctl sandbox logs --help.");
    QTest::newRow("no id") << QStringList{u"sandbox"_s, u"get"_s, u"0A1B"_s}
                           << QByteArray(
                                  "\"0A1B\": not a sandbox id: that is 1 to 63 of a to z, 0 to 9 and -, with no - "
                                  "at either end. liteboxctl sandbox list shows the ids there are.");
    QTest::newRow("a report of nothing") << QStringList{u"report"_s}
                                         << QByteArray("name a sandbox, or an archive with --check");
    QTest::newRow("a link below an address")
        << QStringList{u"gateway"_s, u"link"_s, u"0a1b2c3d"_s, u"80"_s, u"--gateway"_s, u"http://127.0.0.1:7080"_s}
        << QByteArray("127.0.0.1: a link has a host below the gateway's name, and an address has none. Say --gateway "
                      "https://NAME, where NAME is the gateway's setting \"domain\".");
}

void OutputFormsTest::complainsInPlainWords()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, complaint);
    const CtlRun run = runCtl(arguments);
    QCOMPARE(run.errors, "error: " + complaint + '\n');
    QCOMPARE(run.exitCode, 2);
}

QTEST_GUILESS_MAIN(OutputFormsTest)
#include "tst_output_forms.moc"
