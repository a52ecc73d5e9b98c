// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/terminal/terminal_screen.h"

#include <QTest>

using namespace liteboxd::terminal;

namespace {

constexpr int s_rows = 5;
constexpr int s_columns = 20;

struct Terminal
{
    std::string sent;
    int scrolled = 0;
    TerminalScreen screen{s_rows, s_columns,
                          {.output = [this](std::string_view bytes) { sent += bytes; },
                           .scrolled = [this](int lines) { scrolled += lines; }}};
};

QByteArray lineOf(const TerminalScreen &screen, int line)
{
    return QByteArray::fromStdString(screen.text({line, 0}, {line, screen.columns()}));
}

} // namespace

class TerminalScreenTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    /// What programs write, as it was recorded, and the first line that it makes.
    void lines_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<QByteArray>("line");
        QTest::newRow("plain") << QByteArray("hello") << QByteArray("hello");
        QTest::newRow("carriage return") << QByteArray("hello\rJ") << QByteArray("Jello");
        QTest::newRow("backspace") << QByteArray("ab\b \b") << QByteArray("a");
        QTest::newRow("tab") << QByteArray("a\tb") << QByteArray("a       b");
        QTest::newRow("umlaut") << QByteArray("gr\xc3\xbc\xc3\x9f") << QByteArray("gr\xc3\xbc\xc3\x9f");
        QTest::newRow("wide") << QByteArray("\xe6\xb2\x99\xe7\xae\xb1!") << QByteArray("\xe6\xb2\x99\xe7\xae\xb1!");
        QTest::newRow("combining") << QByteArray("e\xcc\x81x") << QByteArray("e\xcc\x81x");
        QTest::newRow("broken UTF-8") << QByteArray("a\xff\x62") << QByteArray("a\xef\xbf\xbd\x62");
        QTest::newRow("erase to the end") << QByteArray("hello\x1b[3D\x1b[K") << QByteArray("he");
        QTest::newRow("absolute place") << QByteArray("\x1b[1;4Hx") << QByteArray("   x");
        QTest::newRow("insert letters") << QByteArray("ac\b\x1b[@b") << QByteArray("abc");
        QTest::newRow("line drawing") << QByteArray("\x1b(0qx\x1b(B") << QByteArray("\xe2\x94\x80\xe2\x94\x82");
        QTest::newRow("unknown sequence") << QByteArray("a\x1b[?9999hb") << QByteArray("ab");
        QTest::newRow("title is not text") << QByteArray("\x1b]0;name\x07ok") << QByteArray("ok");
        QTest::newRow("top of htop") << QByteArray("\x1b[?1049h\x1b[2J\x1b[H\x1b[1m\x1b[36m  1\x1b[39m[\x1b[m")
                                     << QByteArray("  1[");
        QTest::newRow("prompt of bash") << QByteArray("\x1b[?2004hroot@x:/# ls\r\n\x1b[?2004l\r")
                                        << QByteArray("root@x:/# ls");
    }

    void lines()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(QByteArray, line);
        Terminal whole;
        whole.screen.write(bytes.toStdString());
        QCOMPARE(lineOf(whole.screen, 0), line);
        // The same, however the connection cuts it.
        Terminal cut;
        for (const char byte : bytes)
            cut.screen.write({&byte, 1});
        QCOMPARE(lineOf(cut.screen, 0), line);
    }

    void colors_data()
    {
        QTest::addColumn<QByteArray>("bytes");
        QTest::addColumn<bool>("isDefault");
        QTest::addColumn<int>("red");
        QTest::addColumn<int>("green");
        QTest::addColumn<int>("blue");
        QTest::newRow("its own") << QByteArray("x") << true << 0 << 0 << 0;
        QTest::newRow("one of 256") << QByteArray("\x1b[38;5;196mx") << false << 255 << 0 << 0;
        QTest::newRow("true colour") << QByteArray("\x1b[38;2;1;2;3mx") << false << 1 << 2 << 3;
        QTest::newRow("true colour with colons") << QByteArray("\x1b[38:2:1:2:3mx") << false << 1 << 2 << 3;
        QTest::newRow("reset") << QByteArray("\x1b[31m\x1b[39mx") << true << 0 << 0 << 0;
    }

    void colors()
    {
        QFETCH(QByteArray, bytes);
        QFETCH(bool, isDefault);
        QFETCH(int, red);
        QFETCH(int, green);
        QFETCH(int, blue);
        Terminal terminal;
        terminal.screen.write(bytes.toStdString());
        const TerminalCell cell = terminal.screen.cell({0, 0});
        QCOMPARE(cell.foreground.has_value(), !isDefault);
        if (!isDefault) {
            const Rgb expected{static_cast<std::uint8_t>(red), static_cast<std::uint8_t>(green),
                               static_cast<std::uint8_t>(blue)};
            QCOMPARE(*cell.foreground, expected);
        }
    }

    void attributesAreOfTheCell()
    {
        Terminal terminal;
        terminal.screen.write("\x1b[1;3;4;7;9mx\x1b[my");
        const TerminalCell marked = terminal.screen.cell({0, 0});
        QVERIFY(marked.bold && marked.italic && marked.underline && marked.reverse && marked.strike);
        const TerminalCell plain = terminal.screen.cell({0, 1});
        QVERIFY(!plain.bold && !plain.italic && !plain.underline && !plain.reverse && !plain.strike);
    }

    void aWideCharacterHasTwoPlaces()
    {
        Terminal terminal;
        terminal.screen.write("\xe6\xb2\x99");
        QCOMPARE(terminal.screen.cell({0, 0}).width, 2);
        QCOMPARE(terminal.screen.cell({0, 1}).width, 0);
        QCOMPARE(terminal.screen.cursor().column, 2);
    }

    void linesThatGoOutAtTheTopAreKept()
    {
        Terminal terminal;
        for (int line = 1; line <= 8; ++line)
            terminal.screen.write("line " + std::to_string(line) + "\r\n");
        QCOMPARE(terminal.screen.historyLines(), 4);
        QCOMPARE(terminal.scrolled, 4);
        QCOMPARE(lineOf(terminal.screen, -4), QByteArray("line 1"));
        QCOMPARE(lineOf(terminal.screen, -1), QByteArray("line 4"));
        QCOMPARE(lineOf(terminal.screen, 0), QByteArray("line 5"));
        QCOMPARE(terminal.screen.text({-1, 5}, {1, 4}), std::string("4\nline 5\nline"));
    }

    void theHistoryIsBounded()
    {
        Terminal terminal;
        std::string flood;
        for (std::size_t line = 0; line < TerminalScreen::MostHistory + 100; ++line)
            flood += "x\r\n";
        terminal.screen.write(flood);
        QCOMPARE(terminal.screen.historyLines(), static_cast<int>(TerminalScreen::MostHistory));
    }

    void theAlternateScreenLeavesTheOtherAsItWas()
    {
        Terminal terminal;
        terminal.screen.write("shell");
        terminal.screen.write("\x1b[?1049h\x1b[2J\x1b[Hvim");
        QVERIFY(terminal.screen.isAlternate());
        QCOMPARE(lineOf(terminal.screen, 0), QByteArray("vim"));
        terminal.screen.write("\x1b[?1049l");
        QVERIFY(!terminal.screen.isAlternate());
        QCOMPARE(lineOf(terminal.screen, 0), QByteArray("shell"));
        QCOMPARE(terminal.screen.historyLines(), 0);
    }

    void keys_data()
    {
        QTest::addColumn<QByteArray>("mode");
        QTest::addColumn<int>("key");
        QTest::addColumn<bool>("control");
        QTest::addColumn<QByteArray>("sent");
        QTest::newRow("enter") << QByteArray() << int(TerminalKey::Enter) << false << QByteArray("\r");
        QTest::newRow("backspace") << QByteArray() << int(TerminalKey::Backspace) << false << QByteArray("\x7f");
        QTest::newRow("up") << QByteArray() << int(TerminalKey::Up) << false << QByteArray("\x1b[A");
        QTest::newRow("up in an application") << QByteArray("\x1b[?1h") << int(TerminalKey::Up) << false
                                              << QByteArray("\x1bOA");
        QTest::newRow("ctrl left") << QByteArray() << int(TerminalKey::Left) << true << QByteArray("\x1b[1;5D");
        QTest::newRow("delete") << QByteArray() << int(TerminalKey::Delete) << false << QByteArray("\x1b[3~");
        QTest::newRow("F5") << QByteArray() << int(TerminalKey::F5) << false << QByteArray("\x1b[15~");
    }

    void keys()
    {
        QFETCH(QByteArray, mode);
        QFETCH(int, key);
        QFETCH(bool, control);
        QFETCH(QByteArray, sent);
        Terminal terminal;
        terminal.screen.write(mode.toStdString());
        terminal.screen.press(static_cast<TerminalKey>(key), {.control = control});
        QCOMPARE(QByteArray::fromStdString(terminal.sent), sent);
    }

    void pastes_data()
    {
        QTest::addColumn<QByteArray>("mode");
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("sent");
        QTest::newRow("lines") << QByteArray() << QByteArray("a\nb\r\nc") << QByteArray("a\rb\rc");
        QTest::newRow("in brackets") << QByteArray("\x1b[?2004h") << QByteArray("ls\n")
                                     << QByteArray("\x1b[200~ls\r\x1b[201~");
        QTest::newRow("it cannot end them") << QByteArray("\x1b[?2004h") << QByteArray("a\x1b[201~rm")
                                            << QByteArray("\x1b[200~a[201~rm\x1b[201~");
    }

    void pastes()
    {
        QFETCH(QByteArray, mode);
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, sent);
        Terminal terminal;
        terminal.screen.write(mode.toStdString());
        terminal.screen.paste(text.toStdString());
        QCOMPARE(QByteArray::fromStdString(terminal.sent), sent);
    }

    void theMouseIsToldToWhoAsks()
    {
        Terminal terminal;
        terminal.screen.moveMouse({2, 3}, {});
        terminal.screen.pressMouse(1, true, {});
        QCOMPARE(terminal.sent, std::string());
        terminal.screen.write("\x1b[?1000h\x1b[?1006h");
        QCOMPARE(terminal.screen.mouseMode(), MouseMode::Click);
        terminal.screen.pressMouse(1, true, {});
        QCOMPARE(terminal.sent, std::string("\x1b[<0;4;3M"));
    }

    void aQuestionIsAnswered()
    {
        Terminal terminal;
        terminal.screen.write("\x1b[2;3H\x1b[6n");
        QCOMPARE(terminal.sent, std::string("\x1b[2;3R"));
    }

    void resizingKeepsWhatIsThere()
    {
        Terminal terminal;
        for (int line = 1; line <= 5; ++line)
            terminal.screen.write((line > 1 ? "\r\n" : "") + ("line " + std::to_string(line)));
        terminal.screen.resize(3, 30);
        QCOMPARE(terminal.screen.rows(), 3);
        QCOMPARE(lineOf(terminal.screen, 2), QByteArray("line 5"));
        QCOMPARE(lineOf(terminal.screen, -terminal.screen.historyLines()), QByteArray("line 1"));
        terminal.screen.resize(5, 30);
        QCOMPARE(lineOf(terminal.screen, 0), QByteArray("line 1"));
    }
};

QTEST_APPLESS_MAIN(TerminalScreenTest)
#include "tst_terminal_screen.moc"
