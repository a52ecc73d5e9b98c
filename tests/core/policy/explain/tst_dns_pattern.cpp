// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/explain/dns_pattern.h"

#include <QTest>

using namespace liteboxd::policy;

class DnsPatternTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void meansNames_data();
    void meansNames();
};

void DnsPatternTest::meansNames_data()
{
    QTest::addColumn<QString>("matchName");
    QTest::addColumn<QString>("matchPattern");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("expected");
    const auto row = [](const char *label, const char *matchName, const char *matchPattern, const char *name,
                        bool expected) {
        QTest::newRow(label) << QString::fromLatin1(matchName) << QString::fromLatin1(matchPattern)
                             << QString::fromLatin1(name) << expected;
    };
    row("name", "example.com", "", "example.com", true);
    row("case and final dot", "Example.com", "", "eXample.COM.", true);
    row("another name", "example.com", "", "example.org", false);
    row("star is a label", "", "*.example.com", "api.example.com", true);
    row("star may be empty", "", "api*.example.com", "api.example.com", true);
    row("star crosses no dot", "", "*.example.com", "a.b.example.com", false);
    row("star needs its dot", "", "*.example.com", "example.com", false);
    row("star without a dot", "", "*example.com", "subexample.com", true);
    row("star alone is everything", "", "*", "a.b.c", true);
    row("star alone is no text with blanks", "", "*", "a b", false);
    row("two stars", "", "*.*.example.com", "a.b.example.com", true);
    row("nothing", "", "", "example.com", false);
}

void DnsPatternTest::meansNames()
{
    QFETCH(QString, matchName);
    QFETCH(QString, matchPattern);
    QFETCH(QString, name);
    QFETCH(bool, expected);
    const objects::FqdnSelector selector{matchName.toStdString(), matchPattern.toStdString()};
    QCOMPARE(explain::meansName(selector, name.toStdString()), expected);
}

QTEST_GUILESS_MAIN(DnsPatternTest)
#include "tst_dns_pattern.moc"
