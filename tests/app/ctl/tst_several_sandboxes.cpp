// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/ctl_run.h"
#include "tests/app/ctl/demo_run.h"

#include <QJsonArray>
#include <QTest>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using liteboxd::tests::CtlRun;
using liteboxd::tests::DemoRun;

/// Commands that take several sandboxes, where not all of them can be handled.
class SeveralSandboxesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        m_demo = std::make_unique<DemoRun>();
        QVERIFY2(m_demo->fault().isEmpty(), qPrintable(m_demo->fault()));
        const CtlRun running = run({u"sandbox"_s, u"list"_s, u"-o"_s, u"name"_s, u"status:running"_s});
        m_ids = QString::fromUtf8(running.output).split(u'\n', Qt::SkipEmptyParts);
        QVERIFY(m_ids.size() >= 2);
    }

    void goesOnAfterOneThatIsMissing_data() { addCommands(); }

    /// Of three two are there: their results, the error of the third at once, and its exit code.
    void goesOnAfterOneThatIsMissing()
    {
        QFETCH(QStringList, command);
        const CtlRun several = run(command + QStringList{m_ids[0], u"00000000"_s, m_ids[1], u"-o"_s, u"json"_s});
        QCOMPARE(several.exitCode, 3);
        QVERIFY2(several.errors.startsWith("error: sandbox 00000000: "), several.errors);
        QCOMPARE(several.errors.count("error: "), 1);
        const QJsonArray items = several.items();
        QCOMPARE(items.size(), 2);
        QStringList done{items.at(0)[u"id"].toString(), items.at(1)[u"id"].toString()};
        QVERIFY2(done.contains(m_ids[0]) && done.contains(m_ids[1]), several.output);
        QCOMPARE(several.json().value("error"_L1)["code"_L1].toString(), u"NotFound"_s);
        QCOMPARE(several.json().value("errors"_L1).toArray().size(), 1);
    }

    void tellsEachThatIsMissing_data() { addCommands(); }

    void tellsEachThatIsMissing()
    {
        QFETCH(QStringList, command);
        const CtlRun none = run(command + QStringList{u"00000000"_s, u"00000001"_s});
        QCOMPARE(none.exitCode, 3);
        QCOMPARE(none.output, QByteArray());
        QCOMPARE(none.errors.count("error: "), 2);
    }

    void changesNothingWhereAnIdIsNone_data() { addCommands(); }

    void changesNothingWhereAnIdIsNone()
    {
        QFETCH(QStringList, command);
        const CtlRun wrong = run(command + QStringList{m_ids[0], u"no_id"_s});
        QCOMPARE(wrong.exitCode, 2);
        QCOMPARE(wrong.output, QByteArray());
        QCOMPARE(wrong.errors.count('\n'), 1);
    }

    /// One that has ended cannot be renewed (1), which is worse than one that is not there (3).
    void endsWithTheWorst()
    {
        const QString ended =
            QString::fromUtf8(run({u"sandbox"_s, u"list"_s, u"-o"_s, u"name"_s, u"status:failed"_s}).output).trimmed();
        QCOMPARE(ended.size(), 8);
        const CtlRun renewed =
            run({u"sandbox"_s, u"renew"_s, u"00000000"_s, ended, m_ids[0], u"-o"_s, u"json"_s, u"-q"_s});
        QCOMPARE(renewed.exitCode, 1);
        QCOMPARE(renewed.items().size(), 1);
        QCOMPARE(renewed.json().value("error"_L1)["code"_L1].toString(), u"Conflict"_s);
        QCOMPARE(renewed.json().value("errors"_L1).toArray().size(), 2);
        QCOMPARE(renewed.errors.count('\n'), 2);
    }

    /// One alone is an object, and its error stands alone.
    void givesOneAsAnObject()
    {
        const CtlRun one = run({u"sandbox"_s, u"rotate"_s, m_ids[0], u"-o"_s, u"json"_s});
        QCOMPARE(one.exitCode, 0);
        QCOMPARE(one.json().value("accessToken"_L1).toString().size(), 64);
        const CtlRun missing = run({u"sandbox"_s, u"rotate"_s, u"00000000"_s, u"-o"_s, u"json"_s});
        QCOMPARE(missing.exitCode, 3);
        QCOMPARE(missing.json().keys(), QStringList{u"error"_s});
    }

private:
    CtlRun run(const QStringList &arguments) const
    {
        return liteboxd::tests::runCtl(arguments + QStringList{u"--kubeconfig"_s, m_demo->kubeconfig()});
    }

    static void addCommands()
    {
        QTest::addColumn<QStringList>("command");
        QTest::newRow("rotate") << QStringList{u"sandbox"_s, u"rotate"_s};
        QTest::newRow("renew") << QStringList{u"sandbox"_s, u"renew"_s};
        QTest::newRow("internet on") << QStringList{u"internet"_s, u"on"_s, u"--no-wait"_s};
        QTest::newRow("internet off") << QStringList{u"internet"_s, u"off"_s, u"--no-wait"_s};
        QTest::newRow("delete") << QStringList{u"sandbox"_s, u"delete"_s, u"--dry-run"_s};
    }

    std::unique_ptr<DemoRun> m_demo;
    QStringList m_ids;
};

QTEST_GUILESS_MAIN(SeveralSandboxesTest)
#include "tst_several_sandboxes.moc"
