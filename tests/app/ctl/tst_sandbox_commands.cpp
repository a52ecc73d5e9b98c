// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/ctl_run.h"
#include "tests/app/ctl/demo_run.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
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

namespace {

const QByteArray plain = R"(apiVersion: liteboxd/v1
kind: SandboxTemplate
metadata: {name: plain, displayName: Plain, note: kept}
spec:
  image: python:3.12-slim
  ttl: 3600
  owner: data
)";

const QByteArray prepared = R"(apiVersion: liteboxd/v1
kind: SandboxTemplate
metadata: {name: prepared}
spec:
  image: python:3.12-slim
  files: [{destination: /workspace/in/hello.txt, content: "from the template\n"}]
  startupScript: |
    cat /workspace/in/hello.txt
    echo done > /workspace/marker
  readinessProbe: {exec: {command: [test, -e, /workspace/marker]}, periodSeconds: 1, failureThreshold: 3}
)";

QByteArray named(const char *name, QByteArray spec)
{
    return "apiVersion: liteboxd/v1\nkind: SandboxTemplate\nmetadata: {name: " + QByteArray(name) + "}\nspec: " + spec +
           '\n';
}

} // namespace

/// The life of sandboxes and templates through the program alone, as the contract of its commands has it.
class SandboxCommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void livesAWholeLife();
    void makesOneSandboxOfOneKey();
    void preparesWhatTheTemplateWants();
    void saysAtOnceWhyItNeverWillBeReady_data();
    void saysAtOnceWhyItNeverWillBeReady();
    void createsNothingInADryRun();
    void filters();
    void followsUntilInterrupted();
    void passesTheExitCodeOn();
    void givesWhatItReadsToTheCommand();
    void copiesFoldersInAndOut();
    void switchesInternetAccess();
    void keepsVersionsOfTemplates();
    void exportsWhatItImported();
    void deletesAll();

private:
    CtlRun run(QStringList arguments, const QByteArray &input = {}) const;
    CtlRun json(const QStringList &arguments, const QByteArray &input = {}) const;
    QString create(const QStringList &arguments = {}) const;

    std::unique_ptr<DemoRun> m_demo;
};

CtlRun SandboxCommandsTest::run(QStringList arguments, const QByteArray &input) const
{
    const qsizetype end = arguments.indexOf(u"--"_s);
    const qsizetype at = end < 0 ? arguments.size() : end;
    arguments.insert(at, m_demo->kubeconfig());
    arguments.insert(at, u"--kubeconfig"_s);
    return liteboxd::tests::runCtl(arguments, input);
}

CtlRun SandboxCommandsTest::json(const QStringList &arguments, const QByteArray &input) const
{
    return run(QStringList{u"-o"_s, u"json"_s} + arguments, input);
}

QString SandboxCommandsTest::create(const QStringList &arguments) const
{
    const CtlRun made = json(QStringList{u"sandbox"_s, u"create"_s, u"--template"_s, u"plain"_s} + arguments);
    if (made.exitCode != 0)
        qWarning("%s", made.errors.constData());
    return made.json().value("id"_L1).toString();
}

void SandboxCommandsTest::initTestCase()
{
    m_demo = std::make_unique<DemoRun>();
    QVERIFY2(m_demo->fault().isEmpty(), qPrintable(m_demo->fault()));
    const CtlRun applied = json({u"template"_s, u"apply"_s, u"-f"_s, u"-"_s}, plain);
    QVERIFY2(applied.exitCode == 0, applied.errors);
    QCOMPARE(applied.json().value("version"_L1).toInt(), 1);
}

void SandboxCommandsTest::livesAWholeLife()
{
    const CtlRun made = json({u"sandbox"_s, u"create"_s, u"--template"_s, u"plain"_s, u"--ttl"_s, u"30m"_s,
                              u"--internet"_s, u"--cpu"_s, u"250m"_s, u"--env"_s, u"A=b=c"_s});
    QVERIFY2(made.exitCode == 0, made.errors);
    const QJsonObject sandbox = made.json();
    const QString id = sandbox.value("id"_L1).toString();
    QCOMPARE(id.size(), 8);
    const QString token = sandbox.value("accessToken"_L1).toString();
    QCOMPARE(token.size(), 64);
    QVERIFY(sandbox.value("accessUrl"_L1).toString().endsWith(u"/api/v1/sandbox/"_s + id));
    QCOMPARE(sandbox.value("state"_L1).toString(), u"running"_s);
    QCOMPARE(sandbox.value("template"_L1).toString(), u"plain"_s);
    QCOMPARE(sandbox.value("templateVersion"_L1).toInt(), 1);
    QCOMPARE(sandbox.value("internet"_L1)["requested"_L1].toBool(), true);
    QCOMPARE(sandbox.value("internet"_L1)["observed"_L1].toString(), u"unknown"_s);
    const auto time = [](const QJsonObject &object, QLatin1StringView member) {
        return QDateTime::fromString(object.value(member).toString(), Qt::ISODate);
    };
    QCOMPARE(time(sandbox, "createdAt"_L1).secsTo(time(sandbox, "expiresAt"_L1)), 1800);

    const CtlRun got = json({u"sandbox"_s, u"get"_s, id});
    QCOMPARE(got.exitCode, 0);
    QVERIFY(!got.output.contains(token.toLatin1()));
    QVERIFY(got.json().value("usage"_L1)["memory"_L1].toInteger() > 0); // the demo measures what runs
    QVERIFY(got.json().value("network"_L1)["sentBytes"_L1].toInteger(-1) >= 0);
    QCOMPARE(json({u"sandbox"_s, u"token"_s, id}).json().value("accessToken"_L1).toString(), token);

    const CtlRun renewed = json({u"sandbox"_s, u"renew"_s, id, u"--ttl"_s, u"2h"_s});
    QVERIFY2(renewed.exitCode == 0, renewed.errors);
    const qint64 left = QDateTime::currentDateTimeUtc().secsTo(time(renewed.json(), "expiresAt"_L1));
    QVERIFY2(left > 7100 && left <= 7201, qPrintable(QString::number(left)));

    const CtlRun rotated = json({u"sandbox"_s, u"rotate"_s, id});
    QCOMPARE(rotated.exitCode, 0);
    const QString second = rotated.json().value("accessToken"_L1).toString();
    QVERIFY(second.size() == 64 && second != token);
    QCOMPARE(json({u"sandbox"_s, u"token"_s, id}).json().value("accessToken"_L1).toString(), second);

    const CtlRun events = json({u"sandbox"_s, u"events"_s, id});
    QVERIFY(events.output.contains("Scheduled") && events.output.contains("Started"));
    const CtlRun logs = run({u"sandbox"_s, u"logs"_s, id, u"--tail"_s, u"1"_s});
    QVERIFY2(logs.exitCode == 0 && logs.output.contains(id.toLatin1()), logs.errors);

    const CtlRun removed = json({u"sandbox"_s, u"delete"_s, id});
    QVERIFY2(removed.exitCode == 0, removed.errors);
    QCOMPARE(json({u"sandbox"_s, u"get"_s, id}).exitCode, 3);
    QCOMPARE(json({u"sandbox"_s, u"delete"_s, id}).exitCode, 3);
}

void SandboxCommandsTest::makesOneSandboxOfOneKey()
{
    const QStringList again{u"--idempotency-key"_s, u"build 17"_s};
    const QString first = create(again);
    QVERIFY(!first.isEmpty());
    QCOMPARE(create(again), first);
    QVERIFY(create({u"--idempotency-key"_s, u"build 18"_s}) != first);
    QVERIFY(run({u"sandbox"_s, u"delete"_s, first}).exitCode == 0);
}

void SandboxCommandsTest::preparesWhatTheTemplateWants()
{
    QCOMPARE(run({u"template"_s, u"apply"_s, u"-f"_s, u"-"_s}, prepared).exitCode, 0);
    const CtlRun made = json({u"sandbox"_s, u"create"_s, u"--template"_s, u"prepared"_s});
    QVERIFY2(made.exitCode == 0, made.errors);
    QVERIFY2(made.errors.contains("exit code 0") && made.errors.contains("from the template"), made.errors);
    const QString id = made.json().value("id"_L1).toString();
    const CtlRun read = run({u"sandbox"_s, u"exec"_s, id, u"--"_s, u"cat"_s, u"/workspace/marker"_s});
    QCOMPARE(read.output, QByteArray("done\n"));
}

void SandboxCommandsTest::saysAtOnceWhyItNeverWillBeReady_data()
{
    QTest::addColumn<QByteArray>("yaml");
    QTest::addColumn<QByteArray>("reason");
    QTest::newRow("no such image") << named("noimage", "{image: registry.invalid/x:1}")
                                   << QByteArray("ImagePullBackOff");
    QTest::newRow("it ends") << named("ends", "{image: x, command: ['false']}") << QByteArray("Error");
    QTest::newRow("the script fails") << named("badscript",
                                               "{image: x, startupScript: 'echo no such thing >&2; exit 3'}")
                                      << QByteArray("exit code 3: no such thing");
    QTest::newRow("the probe never agrees")
        << named("badprobe",
                 "{image: x, readinessProbe: {exec: {command: ['false']}, periodSeconds: 1, failureThreshold: 2}}")
        << QByteArray("readiness probe said no 2 times");
}

void SandboxCommandsTest::saysAtOnceWhyItNeverWillBeReady()
{
    QFETCH(QByteArray, yaml);
    QFETCH(QByteArray, reason);
    const CtlRun applied = json({u"template"_s, u"apply"_s, u"-f"_s, u"-"_s}, yaml);
    QVERIFY2(applied.exitCode == 0, applied.errors);
    const CtlRun made = json({u"sandbox"_s, u"create"_s, u"--template"_s, applied.json().value("name"_L1).toString()});
    QCOMPARE(made.exitCode, 1);
    QVERIFY2(made.json().value("error"_L1)["message"_L1].toString().toUtf8().contains(reason), made.errors);
    QVERIFY(made.errors.contains("liteboxctl sandbox delete"));
}

void SandboxCommandsTest::createsNothingInADryRun()
{
    const auto count = [this] { return json({u"sandbox"_s, u"list"_s}).items().size(); };
    const qsizetype before = count();
    const CtlRun made = json({u"sandbox"_s, u"create"_s, u"--template"_s, u"plain"_s, u"--dry-run"_s});
    QVERIFY2(made.exitCode == 0, made.errors);
    QCOMPARE(count(), before);
    QCOMPARE(json({u"template"_s, u"apply"_s, u"--dry-run"_s, u"-f"_s, u"-"_s}, named("dry", "{image: x}")).exitCode,
             0);
    QCOMPARE(json({u"template"_s, u"get"_s, u"dry"_s}).exitCode, 3);
}

void SandboxCommandsTest::filters()
{
    const QString id = create({u"--internet"_s});
    const auto ids = [this](const QStringList &filter) {
        return QString::fromUtf8(run(QStringList{u"sandbox"_s, u"list"_s, u"-o"_s, u"name"_s} + filter).output)
            .split(u'\n', Qt::SkipEmptyParts);
    };
    QVERIFY(ids({}).contains(id));
    QCOMPARE(ids({u"id:"_s + id}), QStringList{id});
    QVERIFY(ids({u"status:running"_s, u"internet:on"_s, u"template:plain"_s}).contains(id));
    QVERIFY(!ids({u"internet:off"_s}).contains(id));
    QVERIFY(run({u"sandbox"_s, u"list"_s, u"image:x"_s}).errors.contains("\"image:x\" is looked for as text"));
    QVERIFY(!ids({u"status:failed,pending"_s}).contains(id));
    const CtlRun negated = run({u"sandbox"_s, u"list"_s, u"-o"_s, u"name"_s, u"-template:plain"_s});
    QVERIFY(negated.exitCode == 0 && !negated.output.contains(id.toLatin1()) && !negated.output.isEmpty());
    QVERIFY(run({u"sandbox"_s, u"delete"_s, id}).exitCode == 0);
}

void SandboxCommandsTest::followsUntilInterrupted()
{
    QProcess watch;
    watch.start(ctlProgram(), {u"sandbox"_s, u"list"_s, u"--watch"_s, u"-o"_s, u"jsonl"_s, u"template:plain"_s,
                               u"--kubeconfig"_s, m_demo->kubeconfig()});
    QByteArray seen;
    const auto sees = [&watch, &seen](const QByteArray &text) {
        return QTest::qWaitFor(
            [&] {
                seen += watch.readAllStandardOutput();
                return seen.contains(text);
            },
            30'000);
    };
    const QString id = create();
    QVERIFY(sees("\"id\":\"" + id.toLatin1()));
    QVERIFY(run({u"sandbox"_s, u"delete"_s, id}).exitCode == 0);
    QVERIFY(sees("\"event\":\"removed\""));
    ::kill(static_cast<pid_t>(watch.processId()), SIGINT);
    QVERIFY(watch.waitForFinished(10'000));
    QCOMPARE(watch.exitStatus(), QProcess::NormalExit);
    QCOMPARE(watch.exitCode(), 130);
}

void SandboxCommandsTest::passesTheExitCodeOn()
{
    const QString id = create();
    const CtlRun plainRun =
        run({u"sandbox"_s, u"exec"_s, id, u"--"_s, u"sh"_s, u"-c"_s, u"echo out; echo err >&2; exit 42"_s});
    QCOMPARE(plainRun.exitCode, 42);
    QCOMPARE(plainRun.output, QByteArray("out\n"));
    QCOMPARE(plainRun.errors, QByteArray("err\n"));
    const CtlRun asJson = json({u"sandbox"_s, u"exec"_s, id, u"--"_s, u"sh"_s, u"-c"_s, u"echo out; exit 7"_s});
    QCOMPARE(asJson.exitCode, 7);
    QCOMPARE(asJson.json().value("exitCode"_L1).toInt(), 7);
    QCOMPARE(asJson.json().value("stdout"_L1).toString(), u"out\n"_s);
    const CtlRun tooLong = run({u"sandbox"_s, u"exec"_s, id, u"--timeout"_s, u"1s"_s, u"--"_s, u"sleep"_s, u"60"_s});
    QCOMPARE(tooLong.exitCode, 1);
    QVERIFY(tooLong.errors.contains("--timeout"));
    QCOMPARE(run({u"sandbox"_s, u"exec"_s, u"00000000"_s, u"--"_s, u"true"_s}).exitCode, 3);
}

void SandboxCommandsTest::givesWhatItReadsToTheCommand()
{
    const QString id = create();
    const QByteArray text = QByteArray("0123456789abcde\n").repeated(100'000);
    const CtlRun echoed = run({u"sandbox"_s, u"exec"_s, u"-i"_s, id, u"--"_s, u"cat"_s}, text);
    QCOMPARE(echoed.exitCode, 0);
    QCOMPARE(echoed.output.size(), text.size());
    QVERIFY(echoed.output == text);
}

void SandboxCommandsTest::copiesFoldersInAndOut()
{
    const QString id = create();
    QTemporaryDir folder;
    const QString inside = folder.filePath(u"in"_s);
    QVERIFY(QDir().mkpath(inside + u"/sub"_s));
    const QByteArray large = QByteArray("0123456789abcdef").repeated(200'000);
    const auto write = [](const QString &name, const QByteArray &text) {
        QFile file(name);
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    };
    QVERIFY(write(inside + u"/a.txt"_s, "hello\n") && write(inside + u"/sub/b"_s, large) &&
            write(inside + u"/c"_s, {}));
    const CtlRun up = json({u"sandbox"_s, u"cp"_s, inside, id + u":/workspace/"_s});
    QVERIFY2(up.exitCode == 0, up.errors);
    QCOMPARE(up.json().value("bytes"_L1).toInteger(), large.size() + 6);
    const QString outside = folder.filePath(u"out"_s);
    const CtlRun down = json({u"sandbox"_s, u"cp"_s, id + u":/workspace/in"_s, outside});
    QVERIFY2(down.exitCode == 0, down.errors);
    QFile back(outside + u"/sub/b"_s);
    QVERIFY(back.open(QIODevice::ReadOnly) && back.readAll() == large);
    QVERIFY(QFile::exists(outside + u"/c"_s));
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot).size(), 2);
    QCOMPARE(run({u"sandbox"_s, u"cp"_s, id + u":/workspace/none"_s, outside}).exitCode, 3);
    QCOMPARE(run({u"sandbox"_s, u"cp"_s, inside, outside}).exitCode, 2);
    QCOMPARE(run({u"sandbox"_s, u"cp"_s, u"/none"_s, id + u":/workspace/"_s}).errors,
             QByteArray("error: /none: there is no such file or folder\n"));
}

void SandboxCommandsTest::switchesInternetAccess()
{
    const QString id = create();
    const auto requested = [this, id] {
        return json({u"sandbox"_s, u"get"_s, id}).json().value("internet"_L1)["requested"_L1].toBool();
    };
    QVERIFY(!requested());
    const CtlRun on = json({u"internet"_s, u"on"_s, id, u"--for"_s, u"15m"_s});
    QVERIFY2(on.exitCode == 0, on.errors);
    QVERIFY(on.json().value("observed"_L1).toString() != u"off"_s);
    QVERIFY(on.json().value("until"_L1).isString());
    QVERIFY(on.json().value("receipt"_L1)["written"_L1].isString());
    QVERIFY(requested());
    // It does nothing on the network, so that nothing is seen of it.
    const CtlRun unseen = json({u"internet"_s, u"off"_s, id, u"--wait"_s, u"--timeout"_s, u"3s"_s});
    QCOMPARE(unseen.exitCode, 6);
    QVERIFY(unseen.json().value("receipt"_L1)["firstFlow"_L1].isNull());
    QVERIFY(!requested());
    QVERIFY(json({u"sandbox"_s, u"get"_s, id}).json().value("internet"_L1)["until"_L1].isNull());
    QCOMPARE(json({u"internet"_s, u"on"_s, id}).exitCode, 0);
    QCOMPARE(json({u"internet"_s, u"off"_s, u"--all"_s, u"--yes"_s}).exitCode, 0);
    QVERIFY(!requested());
}

void SandboxCommandsTest::keepsVersionsOfTemplates()
{
    const auto apply = [this](const QByteArray &spec) {
        return json({u"template"_s, u"apply"_s, u"-f"_s, u"-"_s}, named("versions", spec)).json();
    };
    QCOMPARE(apply("{image: a}").value("version"_L1).toInt(), 1);
    QCOMPARE(apply("{image: b}").value("version"_L1).toInt(), 2);
    const QJsonObject same = apply("{image: b}");
    QCOMPARE(same.value("version"_L1).toInt(), 2);
    QCOMPARE(same.value("changed"_L1).toBool(), false);
    const CtlRun back = json({u"template"_s, u"rollback"_s, u"versions"_s, u"--to"_s, u"1"_s});
    QVERIFY2(back.exitCode == 0, back.errors);
    QCOMPARE(back.json().value("version"_L1).toInt(), 3);
    QCOMPARE(back.json().value("spec"_L1)["image"_L1].toString(), u"a"_s);
    QCOMPARE(json({u"template"_s, u"versions"_s, u"versions"_s}).items().size(), 3);
    const CtlRun second = json({u"template"_s, u"get"_s, u"versions"_s, u"--version"_s, u"2"_s});
    QCOMPARE(second.json().value("spec"_L1)["image"_L1].toString(), u"b"_s);
    QCOMPARE(json({u"template"_s, u"get"_s, u"versions"_s, u"--version"_s, u"9"_s}).exitCode, 3);
    QCOMPARE(json({u"template"_s, u"rollback"_s, u"versions"_s, u"--to"_s, u"9"_s}).exitCode, 3);
    QCOMPARE(json({u"template"_s, u"delete"_s, u"versions"_s}).exitCode, 0);
    QCOMPARE(json({u"template"_s, u"get"_s, u"versions"_s}).exitCode, 3);
    QCOMPARE(json({u"template"_s, u"apply"_s, u"-f"_s, u"-"_s}, "kind: nothing\n").exitCode, 1);
}

void SandboxCommandsTest::exportsWhatItImported()
{
    const CtlRun out = run({u"template"_s, u"export"_s, u"plain"_s});
    QVERIFY2(out.output.contains("note: kept") && out.output.contains("owner: data"), out.output);
    const CtlRun in = json({u"template"_s, u"import"_s, u"-f"_s, u"-"_s}, out.output);
    QVERIFY2(in.exitCode == 0, in.errors);
    QCOMPARE(in.items().first()["changed"_L1].toBool(true), false);
    QCOMPARE(run({u"template"_s, u"apply"_s, u"-f"_s, u"-"_s},
                 named("listed", "{image: x, network: {allowInternetAccess: true, allowedDomains: [a.org, b.org]}}"))
                 .exitCode,
             0);
    const CtlRun table = run({u"template"_s, u"list"_s});
    const QRegularExpression row(u"^listed +1 +x +domains \\(2\\) +0 "_s, QRegularExpression::MultilineOption);
    QVERIFY2(row.match(QString::fromUtf8(table.output)).hasMatch(), table.output);
    const CtlRun all = run({u"template"_s, u"export"_s});
    QVERIFY(all.output.contains("SandboxTemplateList"));
    QCOMPARE(run({u"template"_s, u"export"_s, u"none"_s}).exitCode, 3);
}

void SandboxCommandsTest::deletesAll()
{
    const CtlRun removed = json({u"sandbox"_s, u"delete"_s, u"--all"_s, u"--yes"_s});
    QVERIFY2(removed.exitCode == 0, removed.errors);
    QCOMPARE(json({u"sandbox"_s, u"list"_s}).items().size(), 0);
}

QTEST_GUILESS_MAIN(SandboxCommandsTest)
#include "tst_sandbox_commands.moc"
