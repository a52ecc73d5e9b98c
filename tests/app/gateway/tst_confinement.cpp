// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/gateway/confinement.h"
#include "app/program/process_protection.h"

#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <atomic>
#include <cerrno>
#include <thread>

using namespace liteboxd;
using namespace Qt::Literals::StringLiterals;

/// Each case in a process of its own: nobody gets out of this again.
class ConfinementTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!holds([] { return gateway::confineFiles({}).has_value(); }))
            QSKIP("this kernel has no Landlock");
    }

    void writesBelowItsFoldersOnly()
    {
        const QTemporaryDir log;
        const QTemporaryDir other;
        QVERIFY(holds([&] {
            return gateway::confineFiles({log.path().toStdString()}) && canWrite(log.filePath(u"access.log"_s)) &&
                   QFile::rename(log.filePath(u"access.log"_s), log.filePath(u"access.log.1"_s)) &&
                   !canWrite(other.filePath(u"x"_s));
        }));
    }

    void readsOn()
    {
        QVERIFY(holds([] {
            QFile file(u"/proc/self/status"_s);
            return gateway::confineFiles({}) && file.open(QFile::ReadOnly) && !file.readAll().isEmpty();
        }));
    }

    void startsNoProgram()
    {
        QVERIFY(holds([] { return gateway::confineFiles({}) && !canStart() && errno == EACCES; }));
        QVERIFY(holds([] { return gateway::confineSystemCalls() && !canStart() && errno == EPERM; }));
    }

    void aFolderThatIsNotThereIsSaid()
    {
        QVERIFY(holds([] {
            const auto confined = gateway::confineFiles({"/nonexistent"});
            return !confined && confined.error().context == "/nonexistent";
        }));
    }

    void systemCallsOfNoUseFail_data()
    {
        QTest::addColumn<long>("number");
        QTest::newRow("ptrace") << long{SYS_ptrace};
        QTest::newRow("unshare") << long{SYS_unshare};
        QTest::newRow("mount") << long{SYS_mount};
        QTest::newRow("bpf") << long{SYS_bpf};
        QTest::newRow("io_uring_setup") << long{SYS_io_uring_setup};
        QTest::newRow("keyctl") << long{SYS_keyctl};
        QTest::newRow("userfaultfd") << long{SYS_userfaultfd};
        QTest::newRow("process_vm_readv") << long{SYS_process_vm_readv};
    }

    void systemCallsOfNoUseFail()
    {
        QFETCH(long, number);
        QVERIFY(holds([number] {
            return gateway::confineSystemCalls() && ::syscall(number, 0L, 0L, 0L, 0L, 0L, 0L) == -1 && errno == EPERM;
        }));
    }

    void threadsThatRunAreConfinedToo()
    {
        QVERIFY(holds([] {
            std::atomic<bool> isConfined = false;
            std::atomic<int> error = 0;
            std::thread other([&] {
                isConfined.wait(false);
                if (::syscall(SYS_unshare, 0) == -1)
                    error = errno;
            });
            const bool confined = gateway::confineSystemCalls().has_value();
            isConfined = true;
            isConfined.notify_all();
            other.join();
            return confined && error == EPERM;
        }));
    }

private:
    /// What a process says that does this, after it has given up new privileges.
    template<typename Claim>
    static bool holds(Claim claim)
    {
        const pid_t child = ::fork();
        if (child == 0) {
            program::forbidNewPrivileges();
            ::_exit(claim() ? 0 : 1);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        return WIFEXITED(status) && WEXITSTATUS(status) == 0;
    }

    static bool canWrite(const QString &path)
    {
        QFile file(path);
        return file.open(QFile::WriteOnly);
    }

    /// Comes back only if not, with errno.
    static bool canStart()
    {
        char *const arguments[] = {nullptr};
        ::execve("/bin/true", arguments, arguments);
        return false;
    }
};

QTEST_GUILESS_MAIN(ConfinementTest)
#include "tst_confinement.moc"
