// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/console_options.h"

#include <QDir>
#include <QTest>

using namespace Qt::Literals::StringLiterals;
using namespace liteboxd;
using console::ConsoleOptions;
using program::EarlyExit;

class TestConsoleOptions : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init() { qunsetenv("DEV_USE_K8S_PROXY"); }

    void nothingMeansAsUsual()
    {
        const auto parsed = parse({});
        const auto &options = std::get<ConsoleOptions>(parsed);
        QVERIFY(options.connection.files.isEmpty());
        QVERIFY(options.picture.isEmpty());
        QCOMPARE(options.upstreamMode, control::UpstreamMode::PortForward);
        QVERIFY(!options.isUpstreamModeGiven);
    }

    void takesAll()
    {
        const auto parsed = parse({"--kubeconfig", "a", "--kubeconfig", "/b", "--context", "c", "--namespace", "n",
                                   "--upstream-mode", "direct", "--language", "zh_CN", "--picture", "p.png"});
        const auto &options = std::get<ConsoleOptions>(parsed);
        QCOMPARE(options.connection.files, (QStringList{QDir::current().absoluteFilePath(u"a"_s), u"/b"_s}));
        QCOMPARE(options.connection.context, u"c"_s);
        QCOMPARE(options.connection.nameSpace, u"n"_s);
        QCOMPARE(options.upstreamMode, control::UpstreamMode::Direct);
        QVERIFY(options.isUpstreamModeGiven);
        QCOMPARE(options.language, u"zh_CN"_s);
        QCOMPARE(options.picture, u"p.png"_s);
    }

    void theEnvironmentSelectsTheApiServer()
    {
        qputenv("DEV_USE_K8S_PROXY", "true");
        const auto parsed = parse({"--upstream-mode", "direct"});
        QCOMPARE(std::get<ConsoleOptions>(parsed).upstreamMode, control::UpstreamMode::ApiServer);
    }

    void helpAndVersionEndWell()
    {
        QCOMPARE(std::get<EarlyExit>(parse({"--help"})).exitCode, 0);
        const auto parsed = parse({"--version"});
        QCOMPARE(std::get<EarlyExit>(parsed).exitCode, 0);
        QVERIFY(std::get<EarlyExit>(parsed).text.find(console::version().toStdString()) != std::string::npos);
    }

    void badInputEndsWithAComplaint_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::newRow("unknown option") << QStringList{u"--nonsense"_s};
        QTest::newRow("unknown mode") << QStringList{u"--upstream-mode"_s, u"magic"_s};
        QTest::newRow("unknown language") << QStringList{u"--language"_s, u"xx"_s};
        QTest::newRow("missing value") << QStringList{u"--context"_s};
    }

    void badInputEndsWithAComplaint()
    {
        QFETCH(QStringList, arguments);
        QByteArrayList bytes;
        for (const QString &argument : arguments)
            bytes << argument.toUtf8();
        std::vector<const char *> words(bytes.begin(), bytes.end());
        const auto parsed = parse(words);
        QCOMPARE(std::get<EarlyExit>(parsed).exitCode, EarlyExit::usageMistake);
        QVERIFY(!std::get<EarlyExit>(parsed).text.empty());
    }

private:
    static std::variant<ConsoleOptions, EarlyExit> parse(std::vector<const char *> words)
    {
        words.insert(words.begin(), "liteboxd-console");
        return console::parseOptions(static_cast<int>(words.size()), words.data());
    }
};

QTEST_GUILESS_MAIN(TestConsoleOptions)
#include "tst_console_options.moc"
