// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/ctl_run.h"
#include "tests/app/ctl/demo_run.h"

#include <QJsonArray>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryFile>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using liteboxd::tests::CtlRun;
using liteboxd::tests::DemoRun;
using liteboxd::tests::runCtl;

/// liteboxctl as scripts see it: where its words go, and its exit codes.
class LiteboxctlTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void saysWhatIsWrongWithItsArguments_data();
    void saysWhatIsWrongWithItsArguments();
    void namesTheWordThatItDoesNotKnow_data();
    void namesTheWordThatItDoesNotKnow();
    void tellsErrorsAsJson();
    void writesNothingThatATerminalObeys_data();
    void writesNothingThatATerminalObeys();
    void writesEachFormat_data();
    void writesEachFormat();
    void takesGlobalOptionsAnywhere();
    void saysWhoItIs();
    void hasTheTemplatesOfTheDemo();
    void saysThatANamespaceIsMissing();
    void explainsEachCommandWithAnExample();
    void endsByWhatWentWrong_data();
    void endsByWhatWentWrong();
    void completes_data();
    void completes();
    void hasAManualPage();

private:
    std::unique_ptr<DemoRun> m_demo;
    QTemporaryFile m_empty;
};

void LiteboxctlTest::initTestCase()
{
    m_demo = std::make_unique<DemoRun>();
    QVERIFY2(m_demo->fault().isEmpty(), qPrintable(m_demo->fault()));
}

void LiteboxctlTest::saysWhatIsWrongWithItsArguments_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList();
    QTest::newRow("no verb") << QStringList{u"sandbox"_s};
    QTest::newRow("unknown noun") << QStringList{u"sandboxes"_s, u"list"_s};
    QTest::newRow("unknown option") << QStringList{u"version"_s, u"--colour"_s};
    QTest::newRow("unknown format") << QStringList{u"-o"_s, u"xml"_s, u"version"_s};
    QTest::newRow("no time") << QStringList{u"--timeout"_s, u"soon"_s, u"version"_s};
    QTest::newRow("argument missing") << QStringList{u"sandbox"_s, u"get"_s};
    QTest::newRow("argument too much") << QStringList{u"version"_s, u"now"_s};
    QTest::newRow("contradiction") << QStringList{u"sandbox"_s, u"create"_s,     u"--template"_s,
                                                  u"x"_s,       u"--internet"_s, u"--no-internet"_s};
    QTest::newRow("all without yes") << QStringList{u"sandbox"_s, u"delete"_s, u"--all"_s};
    QTest::newRow("delete nothing") << QStringList{u"sandbox"_s, u"delete"_s};
    QTest::newRow("no domain") << QStringList{u"sandbox"_s, u"create"_s,         u"--template"_s,
                                              u"x"_s,       u"--allow-domain"_s, u"10.0.0.1"_s};
}

void LiteboxctlTest::saysWhatIsWrongWithItsArguments()
{
    QFETCH(QStringList, arguments);
    const CtlRun run = runCtl(arguments);
    QCOMPARE(run.exitCode, 2);
    QCOMPARE(run.output, QByteArray());
    QVERIFY2(run.errors.startsWith("error: ") && run.errors.count('\n') == 1, run.errors);
}

void LiteboxctlTest::namesTheWordThatItDoesNotKnow_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QByteArray>("complaint");
    QTest::newRow("verb") << QStringList{u"context"_s, u"frob"_s}
                          << QByteArray(
                                 "there is no command \"liteboxctl context frob\"; known are list. See liteboxctl "
                                 "context --help.");
    QTest::newRow("verb between options")
        << QStringList{u"--timeout"_s, u"3s"_s, u"internet"_s, u"frob"_s, u"0a1b2c3d"_s, u"-q"_s}
        << QByteArray("there is no command \"liteboxctl internet frob\"; known are on, off. See liteboxctl internet "
                      "--help.");
    QTest::newRow("no verb") << QStringList{u"internet"_s}
                             << QByteArray("liteboxctl internet needs one word more; known are on, off. See liteboxctl "
                                           "internet --help.");
    QTest::newRow("option in place of a verb") << QStringList{u"internet"_s, u"--frob"_s}
                                               << QByteArray("liteboxctl internet has no option \"--frob\". See "
                                                             "liteboxctl internet --help.");
    QTest::newRow("a word behind a command with commands below")
        << QStringList{u"flows"_s, u"frob"_s}
        << QByteArray("The following argument was not expected: frob. See liteboxctl flows --help.");
}

void LiteboxctlTest::namesTheWordThatItDoesNotKnow()
{
    QFETCH(QStringList, arguments);
    QFETCH(QByteArray, complaint);
    const CtlRun run = runCtl(arguments);
    QCOMPARE(run.exitCode, 2);
    QCOMPARE(run.errors, "error: " + complaint + '\n');
}

void LiteboxctlTest::tellsErrorsAsJson()
{
    const CtlRun usage = runCtl({u"-o"_s, u"json"_s, u"sandbox"_s, u"get"_s});
    QCOMPARE(usage.exitCode, 2);
    QCOMPARE(usage.json().value("error"_L1)["code"_L1].toString(), u"InvalidArgument"_s);
    const CtlRun absent =
        runCtl({u"--kubeconfig"_s, m_demo->kubeconfig(), u"sandbox"_s, u"get"_s, u"nobody"_s, u"-o"_s, u"json"_s});
    QCOMPARE(absent.exitCode, 3);
    QCOMPARE(absent.json().value("error"_L1)["code"_L1].toString(), u"NotFound"_s);
    QVERIFY(!absent.json().value("error"_L1)["message"_L1].toString().isEmpty());
    QVERIFY(absent.errors.startsWith("error: "));
}

void LiteboxctlTest::writesNothingThatATerminalObeys_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QByteArray>("written");
    QTest::newRow("table") << u"table"_s << QByteArray("?31m? ??");
    QTest::newRow("json") << u"json"_s << QByteArray("\\u009b31m\\u202e \\u2028\\udb40\\udc41");
}

void LiteboxctlTest::writesNothingThatATerminalObeys()
{
    QFETCH(QString, format);
    QFETCH(QByteArray, written);
    const CtlRun run = runCtl({u"-o"_s, format, u"--kubeconfig"_s,
                               QString::fromUcs4(U"/none/\u009b31m\u202e \u2028\U000e0041"), u"whoami"_s});
    const QByteArray both = run.output + run.errors;
    QVERIFY2(both.contains(written), both);
    for (const char *raw : {"\u009b", "\u202e", "\u2028", "\U000e0041"})
        QVERIFY2(!both.contains(raw), both);
}

void LiteboxctlTest::writesEachFormat_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("pattern");
    QTest::newRow("table") << u"table"_s << u"\\AVERSION +QT\\n0\\.[0-9.]+ +6\\.[0-9.]+\\n\\z"_s;
    QTest::newRow("json") << u"json"_s << u"\\A\\{\\s+\"qt\": \"6[^\"]+\",\\s+\"version\": \"0[^\"]+\"\\s+\\}\\n\\z"_s;
    QTest::newRow("jsonl") << u"jsonl"_s << u"\\A\\{\"qt\":\"6[^\"]+\",\"version\":\"0[^\"]+\"\\}\\n\\z"_s;
    QTest::newRow("yaml") << u"yaml"_s << u"\\Aqt: \"?6[^\\n]+\\nversion: \"?0[^\\n]+\\n\\z"_s;
    QTest::newRow("name") << u"name"_s << u"\\A0\\.[0-9.]+\\n\\z"_s;
}

void LiteboxctlTest::writesEachFormat()
{
    QFETCH(QString, format);
    QFETCH(QString, pattern);
    const CtlRun run = runCtl({u"version"_s, u"-o"_s, format});
    QCOMPARE(run.exitCode, 0);
    QCOMPARE(run.errors, QByteArray());
    QVERIFY2(QRegularExpression(pattern).match(QString::fromUtf8(run.output)).hasMatch(), run.output);
}

void LiteboxctlTest::takesGlobalOptionsAnywhere()
{
    const QString file = m_demo->kubeconfig();
    const QList<QStringList> lines{{u"--kubeconfig"_s, file, u"-o"_s, u"json"_s, u"-q"_s, u"sandbox"_s, u"list"_s},
                                   {u"sandbox"_s, u"--kubeconfig"_s, file, u"list"_s, u"-o"_s, u"json"_s},
                                   {u"sandbox"_s, u"list"_s, u"-ojson"_s, u"--kubeconfig="_s + file},
                                   {u"sandbox"_s, u"list"_s, u"--output=json"_s, u"--kubeconfig"_s, file, u"-n"_s,
                                    u"liteboxd"_s, u"--context"_s, u"liteboxd-demo"_s, u"--timeout"_s, u"1m"_s}};
    for (const QStringList &line : lines) {
        const CtlRun run = runCtl(line);
        QVERIFY2(run.exitCode == 0, run.errors);
        QCOMPARE(run.items().size(), 6);
    }
}

void LiteboxctlTest::saysWhoItIs()
{
    const CtlRun run = runCtl({u"whoami"_s, u"-o"_s, u"json"_s, u"--kubeconfig"_s, m_demo->kubeconfig()});
    QVERIFY2(run.exitCode == 0, run.errors);
    QCOMPARE(run.json().value("user"_L1).toString(), u"liteboxd-demo"_s);
    QCOMPARE(run.json().value("namespace"_L1).toString(), u"liteboxd"_s);
    QVERIFY(run.json().value("serverVersion"_L1).toString().endsWith(u"liteboxd-demo"_s));
    const CtlRun contexts =
        runCtl({u"context"_s, u"list"_s, u"-o"_s, u"json"_s, u"--kubeconfig"_s, m_demo->kubeconfig()});
    QCOMPARE(contexts.exitCode, 0);
    QCOMPARE(contexts.items().size(), 1);
    QCOMPARE(contexts.items().first()["current"_L1].toBool(), true);
}

/// A new demo has the templates, and the versions of them, that its sandboxes say they are made from.
void LiteboxctlTest::hasTheTemplatesOfTheDemo()
{
    const auto items = [this](const QStringList &command) {
        return runCtl(command + QStringList{u"-o"_s, u"json"_s, u"--kubeconfig"_s, m_demo->kubeconfig()}).items();
    };
    const QJsonArray sandboxes = items({u"sandbox"_s, u"list"_s});
    QCOMPARE(sandboxes.size(), 6);
    for (const QJsonValue &each : sandboxes) {
        const QString name = each[u"template"].toString();
        const QString version = QString::number(each[u"templateVersion"].toInt());
        const CtlRun got = runCtl({u"template"_s, u"get"_s, name, u"--version"_s, version, u"-o"_s, u"json"_s,
                                   u"--kubeconfig"_s, m_demo->kubeconfig()});
        QVERIFY2(got.exitCode == 0, got.errors);
    }
    QCOMPARE(items({u"template"_s, u"list"_s}).size(), 5);
    const QJsonArray versions = items({u"template"_s, u"versions"_s, u"python"_s});
    QCOMPARE(versions.size(), 2);
    QCOMPARE(versions.at(0)[u"sandboxes"].toInt(), 2);
    QCOMPARE(versions.at(1)[u"sandboxes"].toInt(), 0);
}

void LiteboxctlTest::saysThatANamespaceIsMissing()
{
    for (const QStringList &list : {QStringList{u"sandbox"_s, u"list"_s}, QStringList{u"template"_s, u"list"_s}}) {
        const QStringList arguments = list + QStringList{u"-o"_s, u"json"_s, u"--kubeconfig"_s, m_demo->kubeconfig()};
        const CtlRun missing = runCtl(arguments + QStringList{u"-n"_s, u"liteboxed"_s});
        QCOMPARE(missing.exitCode, 0);
        QVERIFY(missing.items().isEmpty() && missing.json().contains("items"_L1));
        QCOMPARE(missing.errors, QByteArray("note: there is no namespace liteboxed in this cluster\n"));
        QCOMPARE(runCtl(arguments + QStringList{u"-n"_s, u"kube-system"_s}).errors, QByteArray());
    }
}

void LiteboxctlTest::explainsEachCommandWithAnExample()
{
    const QString help = QString::fromUtf8(runCtl({u"--help"_s}).output);
    QVERIFY(help.contains(u"sandbox"_s) && help.contains(u"--kubeconfig"_s));
    for (const QStringList &command :
         {QStringList{u"sandbox"_s}, QStringList{u"sandbox"_s, u"create"_s}, QStringList{u"template"_s, u"apply"_s},
          QStringList{u"internet"_s, u"on"_s}, QStringList{u"whoami"_s}}) {
        const CtlRun run = runCtl(command + QStringList{u"--help"_s});
        QCOMPARE(run.exitCode, 0);
        QVERIFY2(run.output.contains("Example: liteboxctl " + command.join(u' ').toUtf8()), run.output);
    }
}

void LiteboxctlTest::endsByWhatWentWrong_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("exitCode");
    const QStringList get{u"sandbox"_s, u"list"_s, u"--timeout"_s, u"20s"_s};
    const QStringList demo{u"--kubeconfig"_s, m_demo->kubeconfig()};
    QVERIFY(m_empty.open());
    QTest::newRow("a kubeconfig without contexts") << (get + QStringList{u"--kubeconfig"_s, m_empty.fileName()}) << 3;
    const QString wrongToken = m_demo->kubeconfigWith("token: ", "token: no");
    QTest::newRow("no kubeconfig") << (get + QStringList{u"--kubeconfig"_s, u"/nonexistent/file"_s}) << 1;
    QTest::newRow("no such context") << (get + demo + QStringList{u"--context"_s, u"other"_s}) << 3;
    QTest::newRow("no such sandbox") << (QStringList{u"sandbox"_s, u"token"_s, u"0a1b2c3d"_s} + demo) << 3;
    QTest::newRow("no such template") << (QStringList{u"template"_s, u"get"_s, u"none"_s} + demo) << 3;
    QTest::newRow("no login") << (get + QStringList{u"--kubeconfig"_s, wrongToken}) << 4;
}

void LiteboxctlTest::endsByWhatWentWrong()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, exitCode);
    const CtlRun run = runCtl(arguments);
    QVERIFY2(run.exitCode == exitCode, run.errors);
    QVERIFY(run.errors.startsWith("error: "));
    QCOMPARE(run.output, QByteArray());
}

void LiteboxctlTest::completes_data()
{
    QTest::addColumn<QString>("shell");
    QTest::newRow("bash") << u"bash"_s;
    QTest::newRow("zsh") << u"zsh"_s;
    QTest::newRow("fish") << u"fish"_s;
}

void LiteboxctlTest::completes()
{
    QFETCH(QString, shell);
    const CtlRun run = runCtl({u"completion"_s, shell});
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.output.contains("allow-domain"));
    if (shell != u"bash"_s)
        return;
    QProcess bash;
    bash.start(u"bash"_s,
               {u"-c"_s, QString::fromUtf8(run.output) + u"\nCOMP_WORDS=(liteboxctl -o json sandbox re)\n"
                                                         "COMP_CWORD=4\n_liteboxctl\necho \"${COMPREPLY[@]}\""_s});
    QVERIFY(bash.waitForFinished());
    QCOMPARE(bash.readAllStandardOutput().trimmed(), QByteArray("renew"));
}

void LiteboxctlTest::hasAManualPage()
{
    const CtlRun run = runCtl({u"man"_s});
    QCOMPARE(run.exitCode, 0);
    QVERIFY(run.output.startsWith(".TH LITEBOXCTL 1 "));
    for (const char *part : {".SH NAME\nliteboxctl \\- ", ".SH EXIT STATUS\n", ".SS \"liteboxctl sandbox shell\"\n",
                             "\\-\\-allow\\-domain", "Example: liteboxctl internet on 0a1b2c3d \\-\\-for 15m\n"})
        QVERIFY2(run.output.contains(part), part);
    for (const QByteArray &line : run.output.split('\n'))
        QVERIFY2(!line.startsWith('\''), line); // a request to roff that nobody meant
}

QTEST_GUILESS_MAIN(LiteboxctlTest)
#include "tst_liteboxctl.moc"
