// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include <QFile>
#include <QFileInfo>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;

/// What the real programs do before anything else, and how they end when they are asked to. Linux says it of each
/// process in /proc (proc(5)).
class ProgramsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(m_folder.filePath(u"kubeconfig"_s));
        QVERIFY(file.open(QFile::WriteOnly));
        file.write("clusters: [{name: a, cluster: {server: 'http://127.0.0.1:1'}}]\n"
                   "users: [{name: a, user: {token: t}}]\n"
                   "contexts: [{name: a, context: {cluster: a, user: a}}]\ncurrent-context: a\n");
    }

    void protectTheirMemoryAndFiles_data() { programs(); }

    void protectTheirMemoryAndFiles()
    {
        QFETCH(bool, startsNoProgram);
        QFETCH(bool, hasFiles);
        const auto process = started();
        QVERIFY(process);
        if (hasFiles)
            QCOMPARE(status(*process, "Umask"), "0077");
        QCOMPARE(status(*process, "NoNewPrivs"), startsNoProgram ? "1" : "0");
        const QByteArray limits = contents(*process, u"limits"_s);
        QVERIFY2(QString::fromUtf8(limits).simplified().contains(u"Max core file size 0 0 bytes"_s), limits);
    }

    void endInOrderWhenAsked_data() { programs(); }

    void endInOrderWhenAsked()
    {
        const auto process = started();
        QVERIFY(process);
        process->terminate();
        QVERIFY(process->waitForFinished(20'000));
        QCOMPARE(process->exitStatus(), QProcess::NormalExit);
        QCOMPARE(process->exitCode(), 0);
    }

private:
    QTemporaryDir m_folder;

    static void programs()
    {
        QTest::addColumn<QString>("program");
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<bool>("startsNoProgram");
        QTest::addColumn<bool>("hasFiles"); // the gateway has a log, whose mode is for collectors to read
        QTest::newRow("console") << QStringLiteral(LITEBOXD_CONSOLE)
                                 << QStringList{u"--kubeconfig"_s, u"FOLDER/kubeconfig"_s} << false << true;
        QTest::newRow("gateway") << QStringLiteral(LITEBOXD_GATEWAY)
                                 << QStringList{u"--kubeconfig"_s, u"FOLDER/kubeconfig"_s, u"--listen"_s,
                                                u"127.0.0.1:0"_s}
                                 << true << false;
        QTest::newRow("demo") << QStringLiteral(LITEBOXD_DEMO)
                              << QStringList{u"--kubeconfig-out"_s, u"FOLDER/demo"_s, u"--sandboxes"_s, u"1"_s} << true
                              << true;
    }

    /// The row's program, once it hears signals.
    std::unique_ptr<QProcess> started()
    {
        QFETCH(QString, program);
        QFETCH(QStringList, arguments);
        arguments.replaceInStrings(u"FOLDER"_s, m_folder.path());
        auto process = std::make_unique<QProcess>();
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        for (const QString &name : {u"HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_RUNTIME_DIR"_s})
            environment.insert(name, m_folder.path());
        process->setProcessEnvironment(environment);
        process->start(program, arguments);
        // Until the child is the program it has this test's own handlers, which are QTest's.
        const QByteArray name = QFileInfo(program).fileName().toUtf8().left(15); // as long as Linux keeps it
        const auto hears = [&process, &name] {
            const quint64 terminate = 1U << 14U; // SIGTERM is 15
            const quint64 caught = status(*process, "SigCgt").toULongLong(nullptr, 16);
            return status(*process, "Name") == name &&
                   ((caught & terminate) != 0 ||
                    process->canReadLine()); // the demo waits for it, and says that it is ready
        };
        return QTest::qWaitFor(hears, 30'000) ? std::move(process) : nullptr;
    }

    static QByteArray contents(const QProcess &process, const QString &name)
    {
        QFile file(u"/proc/%1/%2"_s.arg(process.processId()).arg(name));
        return file.open(QFile::ReadOnly) ? file.readAll() : QByteArray();
    }

    static QByteArray status(const QProcess &process, const char *name)
    {
        for (const QByteArray &line : contents(process, u"status"_s).split('\n')) {
            if (line.startsWith(name + QByteArray(":")))
                return line.mid(line.indexOf(':') + 1).trimmed();
        }
        return {};
    }
};

QTEST_GUILESS_MAIN(ProgramsTest)
#include "tst_programs.moc"
