// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/ctl_run.h"
#include "tests/app/ctl/demo_run.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
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
metadata: {name: plain}
spec: {image: python:3.12-slim, ttl: 3600, network: {allowInternetAccess: false, allowedDomains: [pypi.org]}}
)";

} // namespace

/// What is kept of what liteboxctl did, as its commands show it.
class AuditCommandsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void recordsEachDeed();
    void recordsWhatFailed();
    void recordsNothingInADryRun();
    void holdsNoToken();
    void followsUntilInterrupted();
    void goesOnWithoutAStore();
    void keepsWhatEnded();
    void saysWhyItEnded_data();
    void saysWhyItEnded();

private:
    CtlRun run(QStringList arguments, const QByteArray &input = {}, const QString &dataFolder = {}) const;
    CtlRun json(const QStringList &arguments, const QByteArray &input = {}) const;
    QStringList kinds(const QStringList &options = {}) const;
    QString create(const QString &name = u"plain"_s) const;

    std::unique_ptr<DemoRun> m_demo;
    std::unique_ptr<QTemporaryDir> m_data;
};

CtlRun AuditCommandsTest::run(QStringList arguments, const QByteArray &input, const QString &dataFolder) const
{
    const qsizetype end = arguments.indexOf(u"--"_s);
    const qsizetype at = end < 0 ? arguments.size() : end;
    arguments.insert(at, m_demo->kubeconfig());
    arguments.insert(at, u"--kubeconfig"_s);
    return liteboxd::tests::runCtl(arguments, input,
                                   {u"XDG_DATA_HOME="_s + (dataFolder.isEmpty() ? m_data->path() : dataFolder)});
}

CtlRun AuditCommandsTest::json(const QStringList &arguments, const QByteArray &input) const
{
    return run(QStringList{u"-o"_s, u"json"_s} + arguments, input);
}

QStringList AuditCommandsTest::kinds(const QStringList &options) const
{
    QStringList found;
    for (const QJsonValue &item : json(QStringList{u"audit"_s} + options).items())
        found << item["kind"_L1].toString() + u'/' + item["outcome"_L1].toString();
    return found;
}

QString AuditCommandsTest::create(const QString &name) const
{
    const CtlRun made = json({u"sandbox"_s, u"create"_s, u"--template"_s, name});
    return made.json().value("id"_L1).toString();
}

void AuditCommandsTest::initTestCase()
{
    m_demo = std::make_unique<DemoRun>();
    QVERIFY2(m_demo->fault().isEmpty(), qPrintable(m_demo->fault()));
}

void AuditCommandsTest::init()
{
    m_data = std::make_unique<QTemporaryDir>();
    QCOMPARE(json({u"template"_s, u"apply"_s, u"-f"_s, u"-"_s}, plain).exitCode, 0);
}

void AuditCommandsTest::recordsEachDeed()
{
    const QString id = create();
    QCOMPARE(run({u"sandbox"_s, u"renew"_s, id, u"--ttl"_s, u"2h"_s}).exitCode, 0);
    QCOMPARE(run({u"internet"_s, u"on"_s, id, u"--for"_s, u"15m"_s}).exitCode, 0);
    QCOMPARE(run({u"internet"_s, u"off"_s, id}).exitCode, 0);
    QCOMPARE(run({u"sandbox"_s, u"exec"_s, id, u"--"_s, u"sh"_s, u"-c"_s, u"exit 3"_s}).exitCode, 3);
    QCOMPARE(run({u"sandbox"_s, u"rotate"_s, id}).exitCode, 0);
    QFile file(m_data->filePath(u"in.txt"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("hello") == 5);
    file.close();
    QCOMPARE(run({u"sandbox"_s, u"cp"_s, file.fileName(), id + u":/workspace/"_s}).exitCode, 0);
    QCOMPARE(run({u"policy"_s, u"ensure"_s}).exitCode, 0);
    QCOMPARE(run({u"policy"_s, u"quarantine"_s, id}).exitCode, 0);
    QCOMPARE(run({u"policy"_s, u"release"_s, id}).exitCode, 0);
    QCOMPARE(run({u"sandbox"_s, u"delete"_s, id}).exitCode, 0);
    QCOMPARE(run({u"template"_s, u"delete"_s, u"plain"_s}).exitCode, 0);
    QCOMPARE(kinds(), (QStringList{u"template-apply/done"_s, u"sandbox-create/done"_s, u"sandbox-renew/done"_s,
                                   u"internet-on/done"_s, u"internet-off/done"_s, u"sandbox-exec/done"_s,
                                   u"token-rotate/done"_s, u"sandbox-cp/done"_s, u"policy-ensure/done"_s,
                                   u"policy-quarantine/done"_s, u"policy-release/done"_s, u"sandbox-delete/done"_s,
                                   u"template-delete/done"_s}));
    const QJsonArray items = json({u"audit"_s, u"--since"_s, u"1h"_s}).items();
    QCOMPARE(items.size(), 13);
    for (const QJsonValue &item : items) {
        QVERIFY(!item["clusterUid"_L1].toString().isEmpty());
        QVERIFY(!item["osUser"_L1].toString().isEmpty());
        QCOMPARE(item["context"_L1].toString(), u"liteboxd-demo"_s);
        QCOMPARE(item["namespace"_L1].toString(), u"liteboxd"_s);
        QCOMPARE(item["through"_L1].toString(), u"ctl"_s);
        QVERIFY(QDateTime::fromString(item["at"_L1].toString(), Qt::ISODateWithMs).isValid());
    }
    QCOMPARE(items.at(2)["object"_L1].toString(), id);
    QCOMPARE(items.at(2)["parameters"_L1]["ttl"_L1].toInt(), 7200);
    QCOMPARE(items.at(3)["parameters"_L1]["for"_L1].toInt(), 900);
    QCOMPARE(items.at(5)["parameters"_L1]["exitCode"_L1].toInt(), 3);
    QCOMPARE(items.at(7)["parameters"_L1]["bytes"_L1].toInt(), 5);
    QCOMPARE(kinds({u"--context"_s, u"other"_s}), QStringList());
}

void AuditCommandsTest::recordsWhatFailed()
{
    const QString id = create();
    QCOMPARE(run({u"template"_s, u"rollback"_s, u"plain"_s, u"--to"_s, u"99"_s}).exitCode, 3);
    QCOMPARE(run({u"sandbox"_s, u"cp"_s, id + u":/workspace/none"_s, m_data->filePath(u"none"_s)}).exitCode, 3);
    const QJsonArray items = json({u"audit"_s}).items();
    QCOMPARE(items.size(), 4);
    QCOMPARE(items.at(2)["outcome"_L1].toString(), u"failed"_s);
    QCOMPARE(items.at(2)["error"_L1]["code"_L1].toString(), u"NotFound"_s);
    QCOMPARE(items.at(3)["outcome"_L1].toString(), u"failed"_s);
    QCOMPARE(run({u"sandbox"_s, u"delete"_s, id}).exitCode, 0);
}

void AuditCommandsTest::recordsNothingInADryRun()
{
    QCOMPARE(run({u"sandbox"_s, u"create"_s, u"--template"_s, u"plain"_s, u"--dry-run"_s}).exitCode, 0);
    QCOMPARE(run({u"template"_s, u"delete"_s, u"plain"_s, u"--dry-run"_s}).exitCode, 0);
    QCOMPARE(run({u"sandbox"_s, u"list"_s}).exitCode, 0);
    QCOMPARE(kinds(), QStringList{u"template-apply/done"_s});
}

void AuditCommandsTest::holdsNoToken()
{
    const CtlRun made = json({u"sandbox"_s, u"create"_s, u"--template"_s, u"plain"_s});
    const QString id = made.json().value("id"_L1).toString();
    const QByteArray token = made.json().value("accessToken"_L1).toString().toLatin1();
    QCOMPARE(token.size(), 64);
    const QString say = u"echo my token is "_s + QString::fromLatin1(token) + u" >/proc/1/fd/1"_s;
    QCOMPARE(run({u"sandbox"_s, u"exec"_s, id, u"--"_s, u"sh"_s, u"-c"_s, say}).exitCode, 0);
    QVERIFY(run({u"sandbox"_s, u"logs"_s, id}).output.contains(token));
    QCOMPARE(run({u"sandbox"_s, u"delete"_s, id}).exitCode, 0);
    const QJsonObject kept = json({u"sandbox"_s, u"list"_s, u"--ended"_s}).items().first().toObject();
    QVERIFY(QString::fromUtf8(QJsonDocument(kept.value("log"_L1).toArray()).toJson()).contains(u"my token is"_s));
    const QDir folder(m_data->filePath(u"liteboxd"_s));
    const QStringList files = folder.entryList(QDir::Files);
    QVERIFY(files.contains(u"store.sqlite"_s));
    for (const QString &name : files) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(!file.readAll().contains(token), qPrintable(name));
    }
}

void AuditCommandsTest::followsUntilInterrupted()
{
    QProcess follow;
    follow.setEnvironment({u"PATH=/usr/bin:/bin"_s, u"XDG_DATA_HOME="_s + m_data->path()});
    follow.start(ctlProgram(), {u"audit"_s, u"--follow"_s, u"-o"_s, u"json"_s});
    QByteArray seen;
    const auto sees = [&](const QByteArray &text) {
        return QTest::qWaitFor(
            [&] {
                seen += follow.readAllStandardOutput();
                return seen.contains(text);
            },
            30'000);
    };
    QVERIFY(sees("\"template-apply\""));
    QCOMPARE(run({u"template"_s, u"delete"_s, u"plain"_s}).exitCode, 0);
    QVERIFY(sees("\"template-delete\""));
    QCOMPARE(seen.count("\"template-apply\""), 1);
    ::kill(static_cast<pid_t>(follow.processId()), SIGINT);
    QVERIFY(follow.waitForFinished(10'000));
    QCOMPARE(follow.exitCode(), 130);
}

void AuditCommandsTest::goesOnWithoutAStore()
{
    const CtlRun applied = run({u"template"_s, u"apply"_s, u"-f"_s, u"-"_s}, plain, u"/dev/null"_s);
    QCOMPARE(applied.exitCode, 0);
    QVERIFY2(applied.errors.contains("not in the audit trail"), applied.errors);
    QCOMPARE(run({u"audit"_s}, {}, u"/dev/null"_s).exitCode, 1);
}

void AuditCommandsTest::keepsWhatEnded()
{
    const QString id = create();
    QCOMPARE(run({u"sandbox"_s, u"exec"_s, id, u"--"_s, u"sh"_s, u"-c"_s, u"echo goodbye >/proc/1/fd/1"_s}).exitCode, 0);
    QCOMPARE(run({u"sandbox"_s, u"delete"_s, id}).exitCode, 0);
    QCOMPARE(json({u"sandbox"_s, u"get"_s, id}).exitCode, 3);
    const QJsonArray items = json({u"sandbox"_s, u"list"_s, u"--ended"_s}).items();
    QCOMPARE(items.size(), 1);
    const QJsonObject kept = items.first().toObject();
    QCOMPARE(kept.value("id"_L1).toString(), id);
    QCOMPARE(kept.value("cause"_L1).toString(), u"deleted"_s);
    QCOMPARE(kept.value("template"_L1).toString(), u"plain"_s);
    QCOMPARE(kept.value("image"_L1).toString(), u"python:3.12-slim"_s);
    QVERIFY(QDateTime::fromString(kept.value("endedAt"_L1).toString(), Qt::ISODateWithMs).isValid());
    QVERIFY(kept.value("log"_L1).toArray().contains(u"goodbye"_s));
    QVERIFY(!kept.value("events"_L1).toArray().isEmpty());
    QVERIFY(kept.contains("internet"_L1));
    QCOMPARE(json({u"sandbox"_s, u"list"_s, u"--ended"_s, u"template:plain"_s}).items().size(), 1);
    QCOMPARE(json({u"sandbox"_s, u"list"_s, u"--ended"_s, u"template:other"_s}).items().size(), 0);
    QCOMPARE(json({u"sandbox"_s, u"list"_s, u"--ended"_s, u"-n"_s, u"other"_s}).items().size(), 0);
}

void AuditCommandsTest::saysWhyItEnded_data()
{
    QTest::addColumn<QByteArray>("spec");
    QTest::addColumn<QString>("cause");
    QTest::newRow("no image") << QByteArray("{image: registry.invalid/x:1}") << u"image"_s;
    QTest::newRow("exit code") << QByteArray("{image: x, command: ['false']}") << u"exit-code"_s;
}

void AuditCommandsTest::saysWhyItEnded()
{
    QFETCH(QByteArray, spec);
    QFETCH(QString, cause);
    const QByteArray yaml =
        "apiVersion: liteboxd/v1\nkind: SandboxTemplate\nmetadata: {name: bad}\nspec: " + spec + '\n';
    QCOMPARE(json({u"template"_s, u"apply"_s, u"-f"_s, u"-"_s}, yaml).exitCode, 0);
    QCOMPARE(json({u"sandbox"_s, u"create"_s, u"--template"_s, u"bad"_s}).exitCode, 1);
    const QString id = json({u"sandbox"_s, u"list"_s, u"template:bad"_s}).items().first()["id"_L1].toString();
    QCOMPARE(run({u"sandbox"_s, u"delete"_s, id}).exitCode, 0);
    const QJsonObject kept = json({u"sandbox"_s, u"list"_s, u"--ended"_s}).items().first().toObject();
    QCOMPARE(kept.value("cause"_L1).toString(), cause);
}

QTEST_GUILESS_MAIN(AuditCommandsTest)
#include "tst_audit_commands.moc"
