// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/wake_ups.h"

#include <QSignalSpy>
#include <QTest>

using namespace liteboxd;
using namespace std::chrono_literals;

namespace {

/// A machine that sleeps when the test says so.
class SleepyClock final : public base::Clock
{
public:
    std::chrono::steady_clock::time_point steady() const override
    {
        ++looks;
        return std::chrono::steady_clock::time_point(passed);
    }
    std::chrono::system_clock::time_point wall() const override { return {}; }

    std::chrono::nanoseconds passed{};
    std::chrono::nanoseconds asleep{};
    mutable int looks = 0;
};

} // namespace

class TestWakeUps : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void notices_data()
    {
        QTest::addColumn<qint64>("slept");
        QTest::addColumn<qint64>("passed");
        QTest::addColumn<int>("times");
        QTest::newRow("nothing") << qint64(0) << qint64(0) << 0;
        QTest::newRow("a nap") << qint64(2) << qint64(0) << 0;
        QTest::newRow("sleep") << qint64(3600) << qint64(0) << 1;
        QTest::newRow("a busy moment") << qint64(0) << qint64(20) << 0;
        QTest::newRow("stopped for a minute") << qint64(0) << qint64(60) << 1;
        QTest::newRow("both at once") << qint64(60) << qint64(60) << 1;
    }

    void notices()
    {
        QFETCH(qint64, slept);
        QFETCH(qint64, passed);
        QFETCH(int, times);
        const auto clock = std::make_shared<SleepyClock>();
        clock->asleep = 5h; // from before
        kube::WakeUps wakeUps(
            clock, [clock] { return clock->asleep; }, 1ms);
        QSignalSpy happened(&wakeUps, &kube::WakeUps::happened);
        clock->asleep += std::chrono::seconds(slept);
        clock->passed += std::chrono::seconds(passed);
        const int looks = clock->looks;
        QTRY_VERIFY(clock->looks > looks + 3);
        QCOMPARE(happened.size(), times);
    }

    void theSystemCountsItsSleep()
    {
        const auto slept = kube::WakeUps::systemSleep();
        QVERIFY(slept >= 0ns);
        QVERIFY(kube::WakeUps::systemSleep() - slept < 1s);
    }
};

QTEST_GUILESS_MAIN(TestWakeUps)
#include "tst_wake_ups.moc"
