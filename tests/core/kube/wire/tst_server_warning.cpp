// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/kube/wire/server_warning.h"

#include <QStringList>
#include <QTest>

using namespace liteboxd;

class TestServerWarning : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void reads_data()
    {
        QTest::addColumn<QByteArray>("field");
        QTest::addColumn<QStringList>("texts");
        QTest::newRow("none") << QByteArray() << QStringList();
        QTest::newRow("one") << QByteArray("299 - \"v1 Endpoints is deprecated\"")
                             << QStringList{QStringLiteral("v1 Endpoints is deprecated")};
        QTest::newRow("with agent and date")
            << QByteArray("299 kube \"old\" \"Wed, 21 Oct 2026 07:28:00 GMT\"") << QStringList{QStringLiteral("old")};
        QTest::newRow("two, with commas and quotes inside")
            << QByteArray("299 - \"a, \\\"b\\\"\", 299 - \"c\"")
            << QStringList{QStringLiteral("a, \"b\""), QStringLiteral("c")};
        QTest::newRow("another code") << QByteArray("199 - \"misc\", 299 - \"c\"") << QStringList{QStringLiteral("c")};
        QTest::newRow("control characters")
            << QByteArray("299 - \"a\x1b[31m\tb\"") << QStringList{QStringLiteral("a [31m b")};
        QTest::newRow("cut quote") << QByteArray("299 - \"never ends") << QStringList();
        QTest::newRow("cut escape") << QByteArray("299 - \"x\\") << QStringList();
        QTest::newRow("no text") << QByteArray("299 -") << QStringList();
        QTest::newRow("not a warning") << QByteArray("hello") << QStringList();
        QTest::newRow("empty text") << QByteArray("299 - \"\"") << QStringList();
        QTest::newRow("long") << QByteArray("299 - \"" + QByteArray(5000, 'x') + '"')
                              << QStringList{QString(1000, u'x')};
    }

    void reads()
    {
        QFETCH(QByteArray, field);
        QFETCH(QStringList, texts);
        QStringList read;
        for (const std::string &text : kube::readWarnings(field))
            read << QString::fromStdString(text);
        QCOMPARE(read, texts);
    }
};

QTEST_GUILESS_MAIN(TestServerWarning)
#include "tst_server_warning.moc"
