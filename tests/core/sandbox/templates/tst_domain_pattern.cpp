// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sandbox/templates/domain_pattern.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using sandbox::DomainPattern;

class DomainPatternTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void takesNames_data();
    void takesNames();
    void refusesWhatIsNoName_data();
    void refusesWhatIsNoName();
    void matches_data();
    void matches();
};

void DomainPatternTest::takesNames_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("kept");
    QTest::newRow("exact") << u"pypi.org"_s << u"pypi.org"_s;
    QTest::newRow("upper case") << u"PyPI.Org"_s << u"pypi.org"_s;
    QTest::newRow("absolute") << u"pypi.org."_s << u"pypi.org"_s;
    QTest::newRow("wildcard") << u"*.Pythonhosted.org"_s << u"*.pythonhosted.org"_s;
    QTest::newRow("international") << u"bücher.example"_s << u"xn--bcher-kva.example"_s;
    QTest::newRow("international wildcard") << u"*.例え.jp"_s << u"*.xn--r8jz45g.jp"_s;
    QTest::newRow("digits in a label") << u"1password.com"_s << u"1password.com"_s;
    QTest::newRow("longest label") << QString(63, u'a') + u".org"_s << QString(63, u'a') + u".org"_s;
}

void DomainPatternTest::takesNames()
{
    QFETCH(QString, text);
    const auto pattern = DomainPattern::parse(text);
    QVERIFY2(pattern, pattern ? "" : pattern.error().text().c_str());
    QTEST(pattern->text(), "kept");
}

void DomainPatternTest::refusesWhatIsNoName_data()
{
    QTest::addColumn<QString>("text");
    for (const char *text : {"", ".", "*", "*.", "*.*.org", "a.*.org", "a*.org", "10.0.0.1", "0x7f.1", "::1", "[::1]",
                             "pypi.org:443", "https://pypi.org", "pypi.org/simple", "user@pypi.org", "a b.org", "-a.org",
                             "a-.org", "a..org", "under_score.org", "a\nb.org"})
        QTest::newRow(text) << QString::fromLatin1(text);
    QTest::newRow("label too long") << QString(64, u'a') + u".org"_s;
    QTest::newRow("name too long") << QString(u"abcdefg."_s).repeated(40) + u"org"_s;
}

void DomainPatternTest::refusesWhatIsNoName()
{
    QFETCH(QString, text);
    const auto pattern = DomainPattern::parse(text);
    QVERIFY(!pattern);
    QCOMPARE(pattern.error().code, base::ErrorCode::InvalidArgument);
}

void DomainPatternTest::matches_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("matches");
    QTest::newRow("itself") << u"pypi.org"_s << u"pypi.org"_s << true;
    QTest::newRow("in any case, absolute") << u"pypi.org"_s << u"PyPI.org."_s << true;
    QTest::newRow("below an exact one") << u"pypi.org"_s << u"www.pypi.org"_s << false;
    QTest::newRow("one below") << u"*.example.com"_s << u"a.example.com"_s << true;
    QTest::newRow("two below") << u"*.example.com"_s << u"a.b.example.com"_s << true;
    QTest::newRow("not itself") << u"*.example.com"_s << u"example.com"_s << false;
    QTest::newRow("not a longer label") << u"*.example.com"_s << u"badexample.com"_s << false;
    QTest::newRow("not another ending") << u"*.example.com"_s << u"a.example.com.evil.org"_s << false;
    QTest::newRow("an empty label") << u"*.example.com"_s << u".example.com"_s << false;
    QTest::newRow("Unicode for punycode") << u"xn--bcher-kva.example"_s << u"bücher.example"_s << true;
    QTest::newRow("nothing") << u"*.example.com"_s << u""_s << false;
}

void DomainPatternTest::matches()
{
    QFETCH(QString, pattern);
    QFETCH(QString, name);
    QTEST(DomainPattern::parse(pattern)->matches(name), "matches");
}

QTEST_GUILESS_MAIN(DomainPatternTest)
#include "tst_domain_pattern.moc"
