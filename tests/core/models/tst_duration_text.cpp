// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/duration_text.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;

class TestDurationText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void usesOneUnit_data()
    {
        QTest::addColumn<qint64>("seconds");
        QTest::addColumn<QString>("text");
        QTest::newRow("negative") << qint64(-5) << u"0s"_s;
        QTest::newRow("seconds") << qint64(119) << u"119s"_s;
        QTest::newRow("minutes") << qint64(120) << u"2m"_s;
        QTest::newRow("up to two hours") << qint64(7199) << u"119m"_s;
        QTest::newRow("hours") << qint64(7200) << u"2h"_s;
        QTest::newRow("up to two days") << qint64(172799) << u"47h"_s;
        QTest::newRow("days") << qint64(172800) << u"2d"_s;
    }

    void usesOneUnit()
    {
        QFETCH(qint64, seconds);
        QTEST(liteboxd::models::durationText(std::chrono::seconds(seconds)), "text");
    }
};

QTEST_GUILESS_MAIN(TestDurationText)
#include "tst_duration_text.moc"
