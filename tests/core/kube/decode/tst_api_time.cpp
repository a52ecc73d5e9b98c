// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/decode/api_time.h"

#include <QTest>

using namespace liteboxd;

class TestApiTime : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTimes_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<qint64>("milliseconds"); // -1: no time

        QTest::newRow("UTC") << QByteArray("1970-01-02T00:00:00Z") << qint64(86'400'000);
        QTest::newRow("zone") << QByteArray("1970-01-02T02:00:00+02:00") << qint64(86'400'000);
        QTest::newRow("fraction") << QByteArray("1970-01-02T00:00:00.500Z") << qint64(86'400'500);
        QTest::newRow("nanoseconds") << QByteArray("1970-01-02T00:00:00.500000000Z") << qint64(86'400'500);
        QTest::newRow("no zone") << QByteArray("1970-01-02T00:00:00") << qint64(-1);
        QTest::newRow("no time") << QByteArray("1970-01-02") << qint64(-1);
        QTest::newRow("before the epoch") << QByteArray("1969-12-31T23:59:59Z") << qint64(-1);
        QTest::newRow("too late to count with") << QByteArray("2262-04-12T00:00:00Z") << qint64(-1);
        QTest::newRow("no such day") << QByteArray("2026-02-30T00:00:00Z") << qint64(-1);
        QTest::newRow("empty") << QByteArray() << qint64(-1);
        QTest::newRow("words") << QByteArray("yesterday") << qint64(-1);
        QTest::newRow("huge") << QByteArray(100'000, '1') << qint64(-1);
    }

    void readsTimes()
    {
        QFETCH(QByteArray, text);
        QFETCH(qint64, milliseconds);
        const auto time = kube::timeFromText(text.toStdString());
        QCOMPARE(time.has_value(), milliseconds >= 0);
        if (time)
            QVERIFY(time->time_since_epoch() == std::chrono::milliseconds(milliseconds));
    }

    void readsSeconds()
    {
        QCOMPARE(kube::timeFromSeconds(86'400), kube::timeFromText("1970-01-02T00:00:00Z"));
        QCOMPARE(kube::timeFromSeconds(7'289'654'399), kube::timeFromText("2200-12-31T23:59:59Z"));
        QVERIFY(!kube::timeFromSeconds(7'289'654'400));
        QVERIFY(!kube::timeFromText("2201-01-01T00:00:00Z"));
        QVERIFY(!kube::timeFromSeconds(-1));
        QVERIFY(!kube::timeFromSeconds(std::numeric_limits<std::int64_t>::min()));
    }
};

QTEST_GUILESS_MAIN(TestApiTime)
#include "tst_api_time.moc"
