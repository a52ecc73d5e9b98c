// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/program/command_line.h"

#include <CLI/CLI.hpp>

#include <QTest>

using namespace liteboxd;

class CommandLineTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void leavesTheWorkToTheProgram()
    {
        QVERIFY(!parse({"--count", "3"}));
        QCOMPARE(m_count, 3);
    }

    void ends_data()
    {
        QTest::addColumn<QByteArrayList>("arguments");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<QByteArray>("said");
        QTest::newRow("help") << QByteArrayList{"--help"} << 0 << QByteArray("--count");
        QTest::newRow("version") << QByteArrayList{"--version"} << 0 << QByteArray("1.2.3");
        QTest::newRow("unknown option") << QByteArrayList{"--nonsense"} << 2 << QByteArray("--nonsense");
        QTest::newRow("missing value") << QByteArrayList{"--count"} << 2 << QByteArray("--count");
        QTest::newRow("wrong value") << QByteArrayList{"--count", "x"} << 2 << QByteArray("--count");
        QTest::newRow("too much") << QByteArrayList{"more"} << 2 << QByteArray("more");
    }

    void ends()
    {
        QFETCH(QByteArrayList, arguments);
        QFETCH(int, exitCode);
        QFETCH(QByteArray, said);
        const auto exit = parse({arguments.begin(), arguments.end()});
        QVERIFY(exit);
        QCOMPARE(exit->exitCode, exitCode);
        QVERIFY2(exit->text.find(said.toStdString()) != std::string::npos, exit->text.c_str());
        QVERIFY(exit->text.ends_with('\n'));
    }

    void aReasonIsOneLineWhateverIsInIt()
    {
        const auto exit = program::complaint("liteboxd-x", "no\nliteboxd-x: yes\x1b[2J");
        QCOMPARE(exit.text, std::string("liteboxd-x: no\\u{0A}liteboxd-x: yes\\u{1B}[2J\n"));
        QCOMPARE(exit.exitCode, 1);
    }

private:
    std::optional<program::EarlyExit> parse(std::vector<const char *> words)
    {
        words.insert(words.begin(), "liteboxd-x");
        CLI::App options("Does something.", "liteboxd-x");
        options.set_version_flag("--version", "liteboxd-x 1.2.3");
        options.add_option("--count", m_count, "how many");
        return program::parseCommandLine(options, static_cast<int>(words.size()), words.data());
    }

    int m_count = 0;
};

QTEST_GUILESS_MAIN(CommandLineTest)
#include "tst_command_line.moc"
