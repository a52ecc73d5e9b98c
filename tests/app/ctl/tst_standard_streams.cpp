// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/ctl_run.h"
#include "tests/app/ctl/demo_run.h"

#include <QFile>
#include <QProcess>
#include <QTest>

#include <array>
#include <csignal>
#include <fcntl.h>
#include <memory>
#include <sys/ioctl.h>
#include <unistd.h>

using namespace Qt::Literals::StringLiterals;
using liteboxd::tests::ctlProgram;
using liteboxd::tests::CtlRun;
using liteboxd::tests::DemoRun;
using liteboxd::tests::runCtl;

namespace {

constexpr int longTime = 30'000;

/// A pipe that a program reads from, so that a test can see whether it does.
class InputPipe
{
public:
    InputPipe() { m_isOpen = ::pipe2(m_ends.data(), O_CLOEXEC) == 0; }
    ~InputPipe()
    {
        for (const int end : m_ends)
            ::close(end);
    }
    InputPipe(const InputPipe &) = delete;
    InputPipe &operator=(const InputPipe &) = delete;

    bool isOpen() const { return m_isOpen; }
    QString name() const { return u"/proc/%1/fd/%2"_s.arg(::getpid()).arg(m_ends[0]); }
    bool write(QByteArrayView bytes) const { return ::write(m_ends[1], bytes.data(), bytes.size()) == bytes.size(); }

    /// What was written and not read yet; -1 if nobody can tell.
    int unread() const
    {
        int count = 0;
        return ::ioctl(m_ends[0], FIONREAD, &count) == 0 ? count : -1;
    }

private:
    std::array<int, 2> m_ends{-1, -1};
    bool m_isOpen = false;
};

} // namespace

/// What becomes of liteboxctl where its standard streams are not as usual.
class StandardStreamsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void saysThatItsResultIsLost_data();
    void saysThatItsResultIsLost();
    void writesNowhereElseWithoutStandardOutput();
    void endsWithItsReader_data();
    void endsWithItsReader();
    void ctrlCEndsWhatReadsItsInput_data();
    void ctrlCEndsWhatReadsItsInput();
    void takesAKubeconfigFromAPipe();

private:
    QStringList onDemo(const QStringList &command) const
    {
        return command + QStringList{u"--kubeconfig"_s, m_demo->kubeconfig()};
    }
    QString running();

    std::unique_ptr<DemoRun> m_demo;
};

void StandardStreamsTest::initTestCase()
{
    m_demo = std::make_unique<DemoRun>();
    QVERIFY2(m_demo->fault().isEmpty(), qPrintable(m_demo->fault()));
}

QString StandardStreamsTest::running()
{
    const CtlRun run = runCtl(onDemo({u"sandbox"_s, u"list"_s, u"status:running"_s, u"-o"_s, u"name"_s}));
    return QString::fromUtf8(run.output.left(run.output.indexOf('\n')));
}

void StandardStreamsTest::saysThatItsResultIsLost_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("help") << QStringList{u"--help"_s};
    QTest::newRow("version") << QStringList{u"version"_s};
    QTest::newRow("list") << onDemo({u"sandbox"_s, u"list"_s, u"-o"_s, u"json"_s});
    QTest::newRow("what follows") << onDemo({u"sandbox"_s, u"list"_s, u"--watch"_s});
}

void StandardStreamsTest::saysThatItsResultIsLost()
{
    QFETCH(QStringList, arguments);
    QProcess process;
    process.setStandardOutputFile(u"/dev/full"_s);
    process.start(ctlProgram(), arguments);
    QVERIFY(process.waitForFinished(longTime));
    QCOMPARE(process.exitCode(), 1);
    QCOMPARE(process.readAllStandardError(),
             QByteArray("error: standard output: No space left on device. The result is lost, or part of it.\n"));
}

/// The number of a closed stream goes to what is opened next, such as the connection to the API server.
void StandardStreamsTest::writesNowhereElseWithoutStandardOutput()
{
    QProcess shell;
    shell.start(u"sh"_s, QStringList{u"-c"_s, u"exec \"$0\" \"$@\" >&- <&-"_s, ctlProgram()} +
                             onDemo({u"whoami"_s, u"-o"_s, u"json"_s}));
    QVERIFY(shell.waitForFinished(longTime));
    QCOMPARE(shell.exitCode(), 1);
    QCOMPARE(shell.readAllStandardError(),
             QByteArray("error: standard output: it is closed. The result is lost, or part of it.\n"));
}

void StandardStreamsTest::endsWithItsReader_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::newRow("watch") << onDemo({u"sandbox"_s, u"list"_s, u"--watch"_s});
    QTest::newRow("log") << onDemo({u"sandbox"_s, u"logs"_s, running(), u"--follow"_s});
}

/// `| head -1`: nothing more comes, so no write that fails tells of it.
void StandardStreamsTest::endsWithItsReader()
{
    QFETCH(QStringList, command);
    QProcess shell;
    shell.start(u"bash"_s,
                QStringList{u"-c"_s, u"\"$0\" \"$@\" | head -n 1; exit \"${PIPESTATUS[0]}\""_s, ctlProgram()} +
                    command);
    const bool ended = shell.waitForFinished(longTime);
    if (!ended)
        shell.kill();
    QVERIFY(ended);
    QCOMPARE(shell.exitCode(), 0);
    QCOMPARE(shell.readAllStandardOutput().count('\n'), 1);
    QCOMPARE(shell.readAllStandardError(), QByteArray());
}

void StandardStreamsTest::ctrlCEndsWhatReadsItsInput_data()
{
    QTest::addColumn<QStringList>("command");
    QTest::newRow("template") << onDemo({u"template"_s, u"apply"_s, u"-f"_s, u"-"_s});
    QTest::newRow("kubeconfig") << QStringList{u"whoami"_s, u"--kubeconfig"_s, u"-"_s};
}

void StandardStreamsTest::ctrlCEndsWhatReadsItsInput()
{
    QFETCH(QStringList, command);
    const InputPipe input;
    QVERIFY(input.isOpen());
    QProcess process;
    process.setStandardInputFile(input.name());
    process.start(ctlProgram(), command);
    QVERIFY(process.waitForStarted(longTime));
    QVERIFY(input.write("a"));
    QTRY_COMPARE_WITH_TIMEOUT(input.unread(), 0, longTime); // it reads
    ::kill(static_cast<pid_t>(process.processId()), SIGINT);
    const bool ended = process.waitForFinished(longTime);
    if (!ended)
        process.kill();
    QVERIFY(ended);
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 130);
}

void StandardStreamsTest::takesAKubeconfigFromAPipe()
{
    QFile file(m_demo->kubeconfig());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const CtlRun run = runCtl({u"--kubeconfig"_s, u"-"_s, u"whoami"_s, u"-o"_s, u"name"_s}, file.readAll());
    QVERIFY2(run.exitCode == 0, run.errors);
    QCOMPARE(run.output, QByteArray("liteboxd-demo\n"));
}

QTEST_GUILESS_MAIN(StandardStreamsTest)
#include "tst_standard_streams.moc"
