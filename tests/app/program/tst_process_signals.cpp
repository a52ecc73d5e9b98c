// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program/process_signals.h"

#include <sys/wait.h>
#include <unistd.h>

#include <QSignalSpy>
#include <QTest>

#include <csignal>

using liteboxd::program::ProcessSignals;

class ProcessSignalsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void tellsOfTheFirstEnd_data()
    {
        QTest::addColumn<int>("number");
        QTest::newRow("SIGTERM") << SIGTERM;
        QTest::newRow("SIGINT") << SIGINT;
    }

    void tellsOfTheFirstEnd()
    {
        QFETCH(int, number);
        ProcessSignals signals;
        QSignalSpy ends(&signals, &ProcessSignals::endAsked);
        ::raise(number);
        QVERIFY(ends.wait());
        QCOMPARE(ends.count(), 1);
    }

    void tellsOfEachHangUp()
    {
        ProcessSignals signals;
        QSignalSpy reloads(&signals, &ProcessSignals::reloadAsked);
        ::raise(SIGHUP);
        QVERIFY(reloads.wait());
        ::raise(SIGHUP);
        QVERIFY(reloads.wait());
        QCOMPARE(reloads.count(), 2);
    }

    void whatIsAskedTwiceEndsTheProcess()
    {
        QCOMPARE(signalThatEnds([] {
                     const ProcessSignals signals;
                     ::raise(SIGTERM);
                     ::raise(SIGINT);
                 }),
                 SIGINT);
    }

    void blocksNothingForThoseItStarts()
    {
        const ProcessSignals signals;
        sigset_t blocked;
        QCOMPARE(pthread_sigmask(SIG_BLOCK, nullptr, &blocked), 0);
        for (const int number : {SIGTERM, SIGINT, SIGHUP})
            QCOMPARE(sigismember(&blocked, number), 0);
    }

    void afterItTheSignalsHaveTheirOwnEffect()
    {
        QCOMPARE(signalThatEnds([] {
                     {
                         const ProcessSignals signals;
                     }
                     ::raise(SIGTERM);
                 }),
                 SIGTERM);
    }

private:
    /// Which signal ends a process that does this; 0: none.
    template<typename Work>
    static int signalThatEnds(Work work)
    {
        const pid_t child = ::fork();
        if (child == 0) {
            work();
            ::_exit(0);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        return WIFSIGNALED(status) ? WTERMSIG(status) : 0;
    }
};

QTEST_GUILESS_MAIN(ProcessSignalsTest)
#include "tst_process_signals.moc"
