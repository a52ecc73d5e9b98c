// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/shell/words/visible_text.h"

#include <QTest>

using namespace Qt::Literals::StringLiterals;
using liteboxd::shell::visibleText;

class TestVisibleText : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void showsWhatHasNoGlyph_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("seen");
        const auto row = [](const char *name, const QString &text, const QString &seen) {
            QTest::newRow(name) << text << seen;
        };
        row("plain", u"aws eks get-token"_s, u"aws eks get-token"_s);
        row("other scripts", u"令牌 naïve Ω"_s, u"令牌 naïve Ω"_s);
        row("beyond the first plane", u"😀"_s, u"😀"_s);
        row("empty", {}, {});
        row("line feed", u"a\nb"_s, u"a\\u{A}b"_s);
        row("escape", u"\x1B[2J"_s, u"\\u{1B}[2J"_s);
        row("right to left", u"a\u202Eb"_s, u"a\\u{202E}b"_s);
        row("isolate", u"\u2066x\u2069"_s, u"\\u{2066}x\\u{2069}"_s);
        row("zero width", u"a\u200Bb"_s, u"a\\u{200B}b"_s);
        row("byte order mark", u"\uFEFFa"_s, u"\\u{FEFF}a"_s);
        row("line separator", u"a\u2028b"_s, u"a\\u{2028}b"_s);
        row("no-break space", u"a\u00A0b"_s, u"a\\u{A0}b"_s);
        row("Hangul filler", u"a\u3164b"_s, u"a\\u{3164}b"_s);
        row("variation selector", u"a\uFE0Fb"_s, u"a\\u{FE0F}b"_s);
        row("tag", QString::fromUcs4(U"\U000E0041"), u"\\u{E0041}"_s);
        row("private use", u"\uE000"_s, u"\\u{E000}"_s);
        row("lone surrogate", QString(QChar(0xD800)), u"\\u{D800}"_s);
        row("what reads as an escape", u"\\u{41}"_s, u"\\u{5C}u{41}"_s);
        row("another backslash", u"C:\\x"_s, u"C:\\x"_s);
    }

    void showsWhatHasNoGlyph()
    {
        QFETCH(QString, text);
        QFETCH(QString, seen);
        QCOMPARE(visibleText(text), seen);
        QVERIFY(!visibleText(text).contains(u'\n'));
    }
};

QTEST_APPLESS_MAIN(TestVisibleText)
#include "tst_visible_text.moc"
