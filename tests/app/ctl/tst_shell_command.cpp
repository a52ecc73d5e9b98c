// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/ctl/ctl_run.h"
#include "tests/app/ctl/demo_run.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <fcntl.h>
#include <pty.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <termios.h>
#include <utmp.h>
#include <unistd.h>
#include <vector>

using namespace Qt::Literals::StringLiterals;
using liteboxd::tests::ctlProgram;
using liteboxd::tests::DemoRun;
using liteboxd::tests::runCtl;

namespace {

/// liteboxctl on a terminal of its own.
class OnTerminal
{
public:
    explicit OnTerminal(const QStringList &arguments)
    {
        std::vector<QByteArray> words{ctlProgram().toLocal8Bit()};
        for (const QString &argument : arguments)
            words.push_back(argument.toLocal8Bit());
        std::vector<char *> pointers;
        for (QByteArray &word : words)
            pointers.push_back(word.data());
        pointers.push_back(nullptr);
        winsize size{40, 100, 0, 0};
        if (::openpty(&m_ours, &m_theirs, nullptr, nullptr, &size) != 0)
            qFatal("there is no terminal");
        m_process = ::fork();
        if (m_process == 0) {
            ::login_tty(m_theirs);
            ::execv(pointers[0], pointers.data());
            ::_exit(99);
        }
        ::fcntl(m_ours, F_SETFL, O_NONBLOCK);
    }

    ~OnTerminal()
    {
        if (m_process > 0) {
            ::kill(m_process, SIGKILL);
            ::waitpid(m_process, nullptr, 0);
        }
        ::close(m_ours);
        ::close(m_theirs);
    }

    void type(const QByteArray &keys) const { QCOMPARE(::write(m_ours, keys.data(), keys.size()), keys.size()); }

    void resize(unsigned short columns, unsigned short rows) const
    {
        const winsize size{rows, columns, 0, 0};
        QCOMPARE(::ioctl(m_ours, TIOCSWINSZ, &size), 0);
    }

    bool sees(const QByteArray &text)
    {
        return QTest::qWaitFor(
            [&] {
                char bytes[4096];
                for (ssize_t got = 0; (got = ::read(m_ours, bytes, sizeof bytes)) > 0;)
                    m_seen.append(bytes, got);
                return m_seen.contains(text);
            },
            30'000);
    }

    const QByteArray &seen() const { return m_seen; }

    /// Whether what is typed is shown and comes line by line, as on any terminal that nobody has made raw.
    bool isOrdinary() const
    {
        termios now{};
        return ::tcgetattr(m_theirs, &now) == 0 && (now.c_lflag & ECHO) != 0 && (now.c_lflag & ICANON) != 0;
    }

    /// -1: it has not ended.
    int exitCode()
    {
        int status = 0;
        const bool hasEnded =
            QTest::qWaitFor([&] { return sees({}) && ::waitpid(m_process, &status, WNOHANG) == m_process; }, 30'000);
        if (!hasEnded)
            return -1;
        m_process = -1;
        return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    }

    pid_t processId() const { return m_process; }

private:
    int m_ours = -1;
    int m_theirs = -1;
    pid_t m_process = -1;
    QByteArray m_seen;
};

} // namespace

/// A shell of a sandbox on the terminal that liteboxctl runs on.
class ShellCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_demo.fault().isEmpty(), qPrintable(m_demo.fault()));
        const auto list = runCtl(
            {u"-o"_s, u"json"_s, u"--kubeconfig"_s, m_demo.kubeconfig(), u"sandbox"_s, u"list"_s, u"status:running"_s});
        m_id = list.items().first()["id"_L1].toString();
        QVERIFY(!m_id.isEmpty());
    }

    void isAShellOfTheSandbox()
    {
        OnTerminal terminal(shell());
        terminal.type("stty size\r");
        QVERIFY2(terminal.sees("\n40 100"), terminal.seen());
        QVERIFY(!terminal.isOrdinary());
        terminal.resize(120, 50);
        terminal.type("stty size\r");
        QVERIFY2(terminal.sees("\n50 120"), terminal.seen());
        terminal.type("echo $TERM\r"); // with all its colours, and nobody had to say so
        QVERIFY2(terminal.sees("\nxterm-256color\r\n"), terminal.seen());
        terminal.type("exit 7\r");
        QCOMPARE(terminal.exitCode(), 7);
        QVERIFY(terminal.isOrdinary());
    }

    /// A shell is looked for first: that must not swallow what was typed meanwhile.
    void keysTypedAheadReachTheShell()
    {
        OnTerminal terminal(shell());
        terminal.type("stty size\rexit 7\r");
        QVERIFY2(terminal.sees("\n40 100"), terminal.seen());
        QCOMPARE(terminal.exitCode(), 7);
    }

    void aSignalLeavesTheTerminalAsItWas()
    {
        OnTerminal terminal(shell());
        terminal.type("echo he''re\r");
        QVERIFY2(terminal.sees("\nhere"), terminal.seen());
        ::kill(terminal.processId(), SIGTERM);
        QCOMPARE(terminal.exitCode(), 130);
        QVERIFY(terminal.isOrdinary());
    }

    void aFailureLeavesTheTerminalAsItWas()
    {
        OnTerminal terminal(
            {u"--kubeconfig"_s, m_demo.kubeconfig(), u"sandbox"_s, u"shell"_s, m_id, u"-c"_s, u"none"_s});
        QVERIFY(terminal.exitCode() > 0);
        QVERIFY2(terminal.seen().contains("error: "), terminal.seen());
        QVERIFY(terminal.isOrdinary());
    }

    void aCopySaysHowFarItIsOnATerminal()
    {
        QTemporaryDir folder;
        QFile large(folder.filePath(u"large"_s));
        QVERIFY(large.open(QIODevice::WriteOnly) && large.write(QByteArray(8 << 20, 'x')) == 8 << 20);
        large.close();
        const QStringList copy{u"--kubeconfig"_s, m_demo.kubeconfig(), u"sandbox"_s, u"cp"_s};
        OnTerminal in(copy + QStringList{large.fileName(), m_id + u":/workspace/large"_s});
        QVERIFY2(in.sees(" of 8.00 MiB, "), in.seen());
        QVERIFY2(in.sees("\r\x1b[KSOURCE"), in.seen()); // what was said is taken away again
        QCOMPARE(in.exitCode(), 0);

        QFile left(folder.filePath(u"back.liteboxd-part"_s)); // by a copy that was cut
        QVERIFY(left.open(QIODevice::WriteOnly) && left.write("some of it") == 10);
        left.close();
        OnTerminal again(copy + QStringList{m_id + u":/workspace/large"_s, folder.filePath(u"back"_s)});
        QVERIFY2(again.sees("note: what an earlier copy left"), again.seen());
        QCOMPARE(again.exitCode(), 0);
        QCOMPARE(QFile(folder.filePath(u"back"_s)).size(), 8 << 20);
        QVERIFY(!QFile::exists(folder.filePath(u"back.liteboxd-part"_s)));
    }

    void needsATerminal()
    {
        const auto run = runCtl(shell());
        QCOMPARE(run.exitCode, 2);
        QVERIFY2(run.errors.contains("no terminal"), run.errors);
    }

private:
    QStringList shell() const { return {u"--kubeconfig"_s, m_demo.kubeconfig(), u"sandbox"_s, u"shell"_s, m_id}; }

    DemoRun m_demo;
    QString m_id;
};

QTEST_GUILESS_MAIN(ShellCommandTest)
#include "tst_shell_command.moc"
