// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/models/time_text.h"

#include <QDateTime>
#include <QLocale>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using liteboxd::models::timeText;

class TimeTextTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void isTheLocalesOwnWithSeconds_data()
    {
        QTest::addColumn<QLocale>("locale");
        QTest::addColumn<QString>("text");
        QTest::newRow("no person's") << QLocale::c() << u"2026-11-28 18:05:09"_s;
        QTest::newRow("German") << QLocale(QLocale::German, QLocale::Germany) << u"28.11.26 18:05:09"_s;
        QTest::newRow("Chinese") << QLocale(QLocale::Chinese, QLocale::China) << u"2026/11/28 18:05:09"_s;
        QTest::newRow("British") << QLocale(QLocale::English, QLocale::UnitedKingdom) << u"28/11/2026 18:05:09"_s;
    }

    void isTheLocalesOwnWithSeconds()
    {
        QFETCH(QLocale, locale);
        QFETCH(QString, text);
        const QDateTime local(QDate(2026, 11, 28), QTime(18, 5, 9));
        const std::chrono::system_clock::time_point time{std::chrono::milliseconds(local.toMSecsSinceEpoch())};
        QLocale::setDefault(locale);
        QCOMPARE(timeText(time), text);
        QLocale::setDefault(QLocale::c());
    }
};

QTEST_GUILESS_MAIN(TimeTextTest)
#include "tst_time_text.moc"
