// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "connected_page.h"

#include <QAbstractEventDispatcher>
#include <QDateTime>
#include <QEvent>
#include <QSignalSpy>
#include <QTest>
#include <QTimer>

#include <ctime>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using namespace liteboxd::tests;

namespace {

constexpr std::chrono::seconds s_period(4);

/// How much of a core an idle window may take here, where other tests run beside it and make each turn dearer: 0.1 % at
/// rest, 3 % beside two builds. What this is about took 12 to 61 %; the goal of 0.2 % is bench_window's.
constexpr double s_mostCpu = 0.06;

double cpuSeconds()
{
    timespec used{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) + static_cast<double>(used.tv_nsec) / 1e9;
}

struct PaintWatch : QObject
{
    bool eventFilter(QObject *, QEvent *event) override
    {
        count += event->type() == QEvent::Paint ? 1 : 0;
        return false;
    }

    int count = 0;
};

/// Runs the event loop for a while; false if it was not to be.
bool pass(std::chrono::milliseconds time)
{
    QTimer timer;
    timer.setSingleShot(true);
    QSignalSpy over(&timer, &QTimer::timeout);
    timer.start(time);
    return over.wait(static_cast<int>(10 * time.count()));
}

} // namespace

/// What a window costs that nobody touches and in whose cluster nothing happens.
class IdlePageTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QStandardPaths::setTestModeEnabled(true); }

    void restsWhileNothingHappens_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<bool>("selected");
        QTest::newRow("10") << 10 << false;
        QTest::newRow("10, all selected") << 10 << true;
        QTest::newRow("10,000") << 10'000 << false;
        QTest::newRow("10,000, all selected") << 10'000 << true;
    }

    void restsWhileNothingHappens()
    {
        QFETCH(int, rows);
        QFETCH(bool, selected);
        QList<QJsonObject> pods;
        for (int i = 0; i < rows; ++i)
            pods << podObject(u"s%1"_s.arg(i));
        ConnectedPage f;
        f.page.show();
        f.connectTo(pods);
        QTRY_COMPARE_WITH_TIMEOUT(f.page.model().rowCount(), rows, 60'000);
        QTRY_VERIFY_WITH_TIMEOUT(f.cluster->hasWatch(podsPath()), 60'000);
        if (selected)
            f.page.table()->selectAll();
        QVERIFY(pass(std::chrono::seconds(1))); // what was asked at the start is answered and painted

        int turns = 0;
        connect(QAbstractEventDispatcher::instance(), &QAbstractEventDispatcher::awake, &f.page, [&turns] { ++turns; });
        const double before = cpuSeconds();
        QVERIFY(pass(s_period));
        const double share = (cpuSeconds() - before) / std::chrono::duration<double>(s_period).count();
        qInfo("%d turns in %lld s, %.3f %% of a core", turns, static_cast<long long>(s_period.count()), 100 * share);
        QVERIFY(turns < 10 * s_period.count());
        QVERIFY(share < s_mostCpu);
    }

    void agesGrowAllTheSame()
    {
        ConnectedPage f;
        f.page.show();
        const QString now = QDateTime::currentDateTimeUtc().toString(Qt::ISODate);
        f.connectTo({with(podObject(u"young"_s), u"metadata.annotations.liteboxd/created-at"_s, now)});
        QTRY_COMPARE(f.page.model().rowCount(), 1);
        QVERIFY(pass(std::chrono::milliseconds(200)));
        PaintWatch paints;
        f.page.table()->viewport()->installEventFilter(&paints);
        QTRY_VERIFY_WITH_TIMEOUT(paints.count > 0, 5000);
    }
};

QTEST_MAIN(IdlePageTest)
#include "tst_idle_page.moc"
