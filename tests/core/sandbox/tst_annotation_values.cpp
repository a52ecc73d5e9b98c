// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/annotation_values.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd::sandbox;
using namespace std::chrono_literals;

class AnnotationValuesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void readsTtl_data();
    void readsTtl();
    void readsDomains_data();
    void readsDomains();
};

void AnnotationValuesTest::readsTtl_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qint64>("seconds"); // 0: none

    constexpr qint64 fiftyYears = 50LL * 365 * 24 * 3600;
    QTest::newRow("an hour") << QByteArray("3600") << qint64(3600);
    QTest::newRow("leading zeros") << QByteArray("0060") << qint64(60);
    QTest::newRow("zero") << QByteArray("0") << qint64(0);
    QTest::newRow("negative") << QByteArray("-5") << qint64(0);
    QTest::newRow("sign") << QByteArray("+5") << qint64(0);
    QTest::newRow("fraction") << QByteArray("1.5") << qint64(0);
    QTest::newRow("unit") << QByteArray("1h") << qint64(0);
    QTest::newRow("blank") << QByteArray(" 5") << qint64(0);
    QTest::newRow("empty") << QByteArray() << qint64(0);
    QTest::newRow("long") << QByteArray("99999999999") << fiftyYears;
    QTest::newRow("overflow") << QByteArray(30, '9') << fiftyYears;
}

void AnnotationValuesTest::readsTtl()
{
    QFETCH(QByteArray, text);
    QFETCH(qint64, seconds);
    const auto ttl = ttlFrom(text.toStdString());
    QCOMPARE(ttl.has_value(), seconds > 0);
    if (ttl)
        QCOMPARE(qint64(ttl->count()), seconds);
}

void AnnotationValuesTest::readsDomains_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QStringList>("domains");

    QTest::newRow("one") << QByteArray("a.org") << QStringList{u"a.org"_s};
    QTest::newRow("blanks and empty ones")
        << QByteArray(" a.org ,, *.b.org\n,") << QStringList{u"a.org"_s, u"*.b.org"_s};
    QTest::newRow("none") << QByteArray() << QStringList();
    QTest::newRow("commas") << QByteArray(",,,") << QStringList();
}

void AnnotationValuesTest::readsDomains()
{
    QFETCH(QByteArray, text);
    QTEST(domainsFrom(text.toStdString()), "domains");
}

QTEST_GUILESS_MAIN(AnnotationValuesTest)
#include "tst_annotation_values.moc"
