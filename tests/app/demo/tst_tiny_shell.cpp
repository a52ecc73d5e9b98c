// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/node/tar_archive.h"
#include "app/demo/node/tiny_shell.h"

#include "core/kube/streams/container_shell.h"

#include <QByteArray>
#include <QTest>

using liteboxd::demo::TinyShell;
using namespace std::chrono_literals;

namespace {

const TinyShell::Time start{1000s};

TinyShell::Surroundings here(bool hasTerminal = false)
{
    return {"pod", "main", hasTerminal, {}};
}

} // namespace

class TestTinyShell : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void runs_data()
    {
        QTest::addColumn<QByteArray>("script");
        QTest::addColumn<QByteArray>("output");
        QTest::addColumn<QByteArray>("errors");
        QTest::addColumn<int>("code");
        QTest::newRow("nothing") << QByteArray() << QByteArray() << QByteArray() << 0;
        QTest::newRow("echo") << QByteArray("echo a  b") << QByteArray("a b\n") << QByteArray() << 0;
        QTest::newRow("quotes") << QByteArray("echo 'a;  b' \"c\"") << QByteArray("a;  b c\n") << QByteArray() << 0;
        QTest::newRow("several") << QByteArray("echo a; echo b\necho c") << QByteArray("a\nb\nc\n") << QByteArray()
                                 << 0;
        QTest::newRow("errors") << QByteArray("echo a >&2; echo b") << QByteArray("b\n") << QByteArray("a\n") << 0;
        QTest::newRow("exit") << QByteArray("exit 3; echo no") << QByteArray() << QByteArray() << 3;
        QTest::newRow("the last counts") << QByteArray("true; false") << QByteArray() << QByteArray() << 1;
        QTest::newRow("exit says it") << QByteArray("false; exit") << QByteArray() << QByteArray() << 1;
        QTest::newRow("unknown") << QByteArray("reboot -f") << QByteArray() << QByteArray("sh: reboot: not found\n")
                                 << 127;
        QTest::newRow("within") << QByteArray("sh -c 'echo a; exit 4'") << QByteArray("a\n") << QByteArray() << 4;
        QTest::newRow("and") << QByteArray("true && echo a && false && echo b; echo 'c&&d'") << QByteArray("a\nc&&d\n")
                             << QByteArray() << 0;
        QTest::newRow("variables") << QByteArray("A='x y'; echo \"$A\" ${A}z '$A' $none.")
                                   << QByteArray("x y x yz $A .\n") << QByteArray() << 0;
        QTest::newRow("exported") << QByteArray("A=1; B=2; export B; C=3 env; env") // C was for one command
                                  << QByteArray(
                                         "HOSTNAME=pod\nCONTAINER=main\nPATH=/bin\nLITEBOXD_DEMO=true\nB=2\nC=3\n"
                                         "HOSTNAME=pod\nCONTAINER=main\nPATH=/bin\nLITEBOXD_DEMO=true\nB=2\n")
                                  << QByteArray() << 0;
        QTest::newRow("where it is") << QByteArray("command -v sh; command -v bash") << QByteArray("/bin/sh\n")
                                     << QByteArray() << 127;
        QTest::newRow("errors to nowhere")
            << QByteArray("cat none 2>/dev/null; cat none >/dev/null 2>&1") << QByteArray() << QByteArray() << 1;
        QTest::newRow("exec ends with it")
            << QByteArray("exec echo a; echo b") << QByteArray("a\n") << QByteArray() << 0;
        QTest::newRow("exec of nothing") << QByteArray("exec bash; echo b") << QByteArray()
                                         << QByteArray("sh: exec: bash: not found\n") << 127;
        QTest::newRow("hostname") << QByteArray("hostname") << QByteArray("pod\n") << QByteArray() << 0;
    }

    void runs()
    {
        QFETCH(QByteArray, script);
        QFETCH(QByteArray, output);
        QFETCH(QByteArray, errors);
        QFETCH(int, code);
        TinyShell shell({"sh", "-c", script.toStdString()}, here());
        shell.endInput();
        shell.run(start);
        QCOMPARE(QByteArray::fromStdString(shell.takeOutput()), output);
        QCOMPARE(QByteArray::fromStdString(shell.takeErrors()), errors);
        QCOMPARE(shell.exitCode(), code);
    }

    void catEndsWithItsInput()
    {
        TinyShell shell({"/bin/cat"}, here());
        shell.feed("a");
        shell.run(start);
        QCOMPARE(shell.takeOutput(), "a");
        QVERIFY(!shell.exitCode());
        shell.endInput();
        shell.run(start);
        QCOMPARE(shell.exitCode(), 0);
    }

    void sleepsByTheClock()
    {
        TinyShell shell({"sh", "-c", "sleep 5; echo up"}, here());
        shell.run(start);
        QVERIFY(shell.wakeAt() == start + 5s);
        shell.run(start + 4s);
        QVERIFY(shell.takeOutput().empty());
        shell.run(start + 5s);
        QCOMPARE(shell.takeOutput(), "up\n");
        QCOMPARE(shell.exitCode(), 0);
    }

    void aTerminalShowsWhatIsTyped()
    {
        TinyShell shell({"sh"}, here(true));
        shell.resize(97, 31);
        shell.run(start);
        QCOMPARE(shell.takeOutput(), "$ ");
        shell.feed("stty sizf\x7f"
                   "e\r");
        shell.run(start);
        QCOMPARE(shell.takeOutput(), "stty sizf\b \be\r\n31 97\r\n$ ");
        shell.feed("sleep 100\r");
        shell.run(start);
        QVERIFY(shell.wakeAt());
        shell.feed("\x03");
        shell.run(start);
        QVERIFY(!shell.wakeAt() && !shell.exitCode());
        shell.feed("\x04");
        shell.run(start);
        QCOMPARE(shell.exitCode(), 130);
    }

    /// As a person is given a shell: what is typed before it is there stays for it.
    void becomesAShellOfManyColours()
    {
        TinyShell shell(liteboxd::kube::containerShells().front(), here(true));
        shell.feed("echo $TERM\r");
        shell.run(start);
        QCOMPARE(shell.takeOutput(), "echo $TERM\r\n$ xterm-256color\r\n$ ");
        QVERIFY(!shell.exitCode());
        shell.feed("env\rexit 3\r");
        shell.run(start);
        QVERIFY(shell.takeOutput().find("\nTERM=xterm-256color\r\n") != std::string::npos);
        QCOMPARE(shell.exitCode(), 3);
    }

    void writesToTheLog()
    {
        QList<QByteArray> lines;
        auto surroundings = here();
        surroundings.log = [&lines](const std::string &line) { lines.append(QByteArray::fromStdString(line)); };
        TinyShell shell({"sh", "-c", "echo hello >/proc/1/fd/1"}, surroundings);
        shell.run(start);
        QCOMPARE(lines, QList<QByteArray>{"hello"});
        QVERIFY(shell.takeOutput().empty());
    }

    void knowsItsPrograms()
    {
        QVERIFY(TinyShell::knows("sh") && TinyShell::knows("/bin/echo"));
        QVERIFY(!TinyShell::knows("bash") && !TinyShell::knows(""));
    }

    void keepsFiles()
    {
        liteboxd::demo::ContainerFiles files;
        TinyShell::Surroundings surroundings = here();
        surroundings.files = &files;
        TinyShell shell({"sh", "-c", "echo a > in/x; echo b >> in/x; cat in/x; ls in; test -d /workspace/in; cat none"},
                        surroundings);
        shell.run(start);
        QCOMPARE(shell.takeOutput(), std::string("a\nb\nx\n"));
        QCOMPARE(shell.takeErrors(), std::string("cat: none: No such file or directory\n"));
        QCOMPARE(shell.exitCode(), std::optional(1));

        TinyShell lister({"ls", "-lan", "/workspace/."}, surroundings);
        lister.run(start);
        QCOMPARE(lister.takeOutput(), std::string("drwxr-xr-x    1 0        0        0 Jan  1 00:00 in\n"));
        TinyShell packer({"tar", "-cf", "-", "-C", "/workspace", "in"}, surroundings);
        packer.run(start);
        const std::string archive = packer.takeOutput();
        QCOMPARE(packer.exitCode(), std::optional(0));
        QVERIFY(files.remove("/workspace/in") && !files.read("in/x"));
        TinyShell unpacker({"tar", "-xf", "-", "-C", "/tmp"}, surroundings);
        unpacker.feed(archive);
        unpacker.run(start);
        QVERIFY(!unpacker.exitCode()); // more may come
        unpacker.endInput();
        unpacker.run(start);
        QCOMPARE(unpacker.exitCode(), std::optional(0));
        QCOMPARE(files.read("/tmp/in/x"), std::optional<std::string>("a\nb\n"));
    }

    void saysThatThereIsNoRoomForAFile()
    {
        using liteboxd::demo::ContainerFiles;
        ContainerFiles files;
        TinyShell::Surroundings surroundings = here();
        surroundings.files = &files;
        QVERIFY(files.write("/tmp/big", std::string(ContainerFiles::mostBytes - (1 << 20), 'x')));
        const auto archive = liteboxd::demo::packTar(files, "/tmp", "big");
        QVERIFY(archive && files.remove("/tmp/big") && files.write("/tmp/small", std::string(2 << 20, 'y')));
        TinyShell unpacker({"tar", "-xf", "-", "-C", "/tmp"}, surroundings);
        unpacker.feed(*archive);
        unpacker.endInput();
        unpacker.run(start);
        QCOMPARE(unpacker.takeErrors(), std::string("tar: /tmp/big: Cannot write: No space left on device\n"));
        QCOMPARE(unpacker.exitCode(), std::optional(1));
        QVERIFY(!files.read("/tmp/big"));
    }
};

QTEST_GUILESS_MAIN(TestTinyShell)
#include "tst_tiny_shell.moc"
