// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/contract/contract_test.h"

#include "core/kube/streams/exec_stream.h"
#include "core/kube/streams/log_stream.h"
#include "core/kube/wire/network_transport.h"

#include <QDateTime>
#include <QDir>
#include <QFile>

using namespace liteboxd;
using namespace Qt::Literals::StringLiterals;
using base::ErrorCode;
using Follow = kube::LogQuery::Follow;

namespace {

/// A command that runs, and what came of it.
struct Running
{
    Running(kube::Transport &transport, const kube::ExecCommand &command)
        : stream(transport, command)
    {
        QObject::connect(&stream, &kube::ExecStream::opened, &stream, [this] { isOpen = true; });
        QObject::connect(&stream, &kube::ExecStream::output, &stream,
                         [this](const QByteArray &bytes) { output += bytes; });
        QObject::connect(&stream, &kube::ExecStream::errorOutput, &stream,
                         [this](const QByteArray &bytes) { errors += bytes; });
        QObject::connect(&stream, &kube::ExecStream::finished, &stream, [this](int code) { exitCode = code; });
        QObject::connect(&stream, &kube::ExecStream::failed, &stream,
                         [this](const base::Error &told) { error = told; });
        stream.start();
    }

    bool isOver() const { return exitCode || error; }
    std::string trouble() const { return error ? error->text() : "no error"; }

    kube::ExecStream stream;
    bool isOpen = false;
    QByteArray output;
    QByteArray errors;
    std::optional<int> exitCode;
    std::optional<base::Error> error;
};

struct Reading
{
    Reading(kube::Transport &transport, const kube::LogQuery &query)
        : stream(transport, query)
    {
        QObject::connect(&stream, &kube::LogStream::linesReceived, &stream,
                         [this](const QList<QByteArray> &more) { lines += more; });
        QObject::connect(&stream, &kube::LogStream::finished, &stream, [this] { isFinished = true; });
        QObject::connect(&stream, &kube::LogStream::failed, &stream, [this](const base::Error &told) { error = told; });
        stream.start();
    }

    kube::LogStream stream;
    QList<QByteArray> lines;
    bool isFinished = false;
    std::optional<base::Error> error;
};

/// A server that knows only v4, as those before Kubernetes 1.30.
class OlderTransport : public kube::Transport
{
public:
    explicit OlderTransport(kube::Transport &real)
        : m_real(real)
    {}

    std::unique_ptr<kube::HttpExchange> start(const kube::HttpRequest &request) override
    {
        return m_real.start(request);
    }
    std::unique_ptr<kube::ChannelSocket> openChannels(const std::string &target, const QStringList &) override
    {
        return m_real.openChannels(target, {u"v4.channel.k8s.io"_s});
    }

private:
    kube::Transport &m_real;
};

} // namespace

#define TRY_OVER(running)                                                                                              \
    QTRY_VERIFY_WITH_TIMEOUT((running).isOver(), 20000);                                                               \
    QVERIFY2((running).exitCode, (running).trouble().c_str())

/// Commands in containers and their logs, on a real node's side and on liteboxd-demo.
class TestContractStreams : public ContractTest
{
    Q_OBJECT

private:
    kube::Transport &wire() const { return cluster().client().transport(); }

    /// A pod of this case that runs.
    std::string runningPod()
    {
        QJsonObject wanted = pod("a");
        QJsonObject spec = at(wanted, "spec");
        const QString node = qEnvironmentVariable("LITEBOXD_RIG_NODE");
        const bool hasNode = !node.isEmpty() && !cluster().isDemo();
        if (hasNode)
            spec.insert(u"nodeName"_s, node);
        else
            spec.remove(u"schedulerName"_s); // the demo brings it to life
        wanted.insert(u"spec"_s, spec);
        static_cast<void>(cluster().create(pods, wanted));
        if (hasNode) {
            static_cast<void>(cluster().patch(
                podPath(name("a"), "status"),
                Patch::merge({{u"status"_s, QJsonObject{{u"phase"_s, u"Running"_s}, {u"podIP"_s, u"10.42.0.10"_s}}}})));
        }
        static_cast<void>(QTest::qWaitFor(
            [&] {
                const auto now = cluster().get(podPath(name("a")));
                return now && at(*now, "status")[u"phase"_s].toString() == u"Running"_s;
            },
            10000));
        return name("a").toStdString();
    }

    kube::ExecCommand command(std::vector<std::string> words, kube::ExecInput input = kube::ExecInput::None)
    {
        return {.nameSpace = "liteboxd", .pod = runningPod(), .command = std::move(words), .input = input};
    }

    /// A line in the log of the container: by the node's file, or by what a demo's command writes.
    void log(const std::string &podName, const QByteArray &time, const QByteArray &text)
    {
        if (cluster().isDemo()) {
            Running echo(wire(), {.nameSpace = "liteboxd",
                                  .pod = podName,
                                  .command = {"sh", "-c", "echo " + text.toStdString() + " >/proc/1/fd/1"}});
            TRY_OVER(echo);
            return;
        }
        const QString folder = qEnvironmentVariable("LITEBOXD_RIG_CONTAINERS") + u"/liteboxd/"_s +
                               QString::fromStdString(podName) + u"/main"_s;
        QVERIFY(QDir().mkpath(folder));
        QFile file(folder + u"/0.log"_s);
        QVERIFY(file.open(QIODevice::Append));
        file.write(time + " stdout F " + text + '\n');
    }

private Q_SLOTS:
    void aCommandTellsOutputErrorsAndExitCode()
    {
        Running running(wire(), command({"sh", "-c", "echo out; echo err >&2; exit 3"}));
        TRY_OVER(running);
        QCOMPARE(running.output, QByteArray("out\n"));
        QCOMPARE(running.errors, QByteArray("err\n"));
        QCOMPARE(running.exitCode, 3);
    }

    void aCommandKnowsWhereItIs()
    {
        Running running(wire(), command({"env"}));
        TRY_OVER(running);
        QVERIFY2(running.output.contains("HOSTNAME=" + name("a").toUtf8() + '\n'), running.output.constData());
        QCOMPARE(running.exitCode, 0);
    }

    void inputReachesTheCommandAndEnds()
    {
        Running running(wire(), command({"cat"}, kube::ExecInput::Stream));
        QTRY_VERIFY(running.isOpen);
        QCOMPARE(running.stream.write("typed\n"), 6);
        QTRY_COMPARE(running.output, QByteArray("typed\n"));
        QVERIFY(running.stream.closeInput());
        TRY_OVER(running);
        QCOMPARE(running.exitCode, 0);
    }

    void muchInputWaitsForTheNetwork()
    {
        Running running(wire(), command({"cat"}, kube::ExecInput::Stream));
        QByteArray sent;
        for (int i = 0; sent.size() < (4 << 20); ++i)
            sent += QByteArray::number(i) + ' ';
        qsizetype written = 0;
        const auto more = [&] {
            written += running.stream.write(QByteArrayView(sent).sliced(written));
            if (written == sent.size())
                running.stream.closeInput();
        };
        connect(&running.stream, &kube::ExecStream::writable, &running.stream, more);
        QTRY_VERIFY(running.isOpen);
        more();
        QVERIFY(written < sent.size());
        TRY_OVER(running);
        QCOMPARE(running.output.size(), sent.size());
        QVERIFY(running.output == sent);
    }

    void aTerminalHasASize()
    {
        kube::ExecCommand shell = command({"sh"}, kube::ExecInput::Stream);
        shell.terminal = kube::ExecTerminal::Allocate;
        Running running(wire(), shell);
        running.stream.resize(97, 31);
        QTRY_VERIFY(running.isOpen);
        for (int i = 0; i < 50 && !running.output.contains("31 97"); ++i) {
            running.stream.write("stty size\n"); // the size takes a way of its own
            static_cast<void>(QTest::qWaitFor([&] { return running.output.contains("31 97"); }, 200));
        }
        QVERIFY2(running.output.contains("31 97"), running.output.constData());
        QVERIFY(running.errors.isEmpty());
        running.stream.write("exit 7\n");
        TRY_OVER(running);
        QCOMPARE(running.exitCode, 7);
    }

    void anOlderServerServesCommandsToo()
    {
        OlderTransport older(wire());
        Running running(older, command({"sh", "-c", "echo out; exit 3"}, kube::ExecInput::Stream));
        QTRY_VERIFY(running.isOpen || running.isOver());
        QVERIFY(!running.stream.closeInput());
        TRY_OVER(running);
        QCOMPARE(running.output, QByteArray("out\n"));
        QCOMPARE(running.exitCode, 3);
    }

    void whatCannotRunIsAnError()
    {
        Running missing(wire(), command({"no-such-program"}));
        QTRY_VERIFY_WITH_TIMEOUT(missing.isOver(), 20000);
        QVERIFY(missing.error);
        QCOMPARE(missing.error->code, ErrorCode::ServerFailed);
        QVERIFY2(missing.error->message.find("no-such-program") != std::string::npos, missing.error->message.c_str());

        Running noPod(wire(), {.nameSpace = "liteboxd", .pod = "no-such-pod", .command = {"true"}});
        QTRY_VERIFY_WITH_TIMEOUT(noPod.isOver(), 20000);
        QVERIFY(noPod.error);
        QCOMPARE(noPod.error->text(), "true in pods/no-such-pod in namespace liteboxd: pods \"no-such-pod\" not found");

        kube::ExecCommand elsewhere = command({"true"});
        elsewhere.container = "sidecar";
        Running noContainer(wire(), elsewhere);
        QTRY_VERIFY_WITH_TIMEOUT(noContainer.isOver(), 20000);
        QVERIFY(noContainer.error);
        QCOMPARE(noContainer.error->code, ErrorCode::Rejected);
        QVERIFY2(noContainer.error->message.find("sidecar") != std::string::npos, noContainer.error->message.c_str());
    }

    void aCommandEndsWithItsOwner()
    {
        auto running = std::make_unique<Running>(wire(), command({"sleep", "1000"}));
        QTRY_VERIFY(running->isOpen);
        running.reset();
        Running next(wire(), command({"echo", "still", "here"}));
        TRY_OVER(next);
        QCOMPARE(next.output, QByteArray("still here\n"));
    }

    void theEndOfThePodEndsTheCommand()
    {
        Running running(wire(), command({"sleep", "1000"}));
        QTRY_VERIFY(running.isOpen);
        VERIFY_OK(cluster().remove(podPath(name("a")), atOnce()));
        QTRY_VERIFY_WITH_TIMEOUT(running.isOver(), 20000);
        QVERIFY(running.exitCode.value_or(1) != 0);
    }

    void aTokenOpensStreamsToo()
    {
        const QString file = qEnvironmentVariable("LITEBOXD_RIG_TOKEN_KUBECONFIG");
        if (file.isEmpty() || cluster().isDemo())
            QSKIP("the demo's own kubeconfig holds a token");
        const auto kubeconfig = kube::Kubeconfig::load({file.toStdString()});
        VERIFY_OK(kubeconfig);
        const auto settings = kubeconfig->connection();
        VERIFY_OK(settings);
        const auto transport = kube::NetworkTransport::create(*settings);
        VERIFY_OK(transport);
        Running running(**transport, command({"echo", "hello"}));
        TRY_OVER(running);
        QCOMPARE(running.output, QByteArray("hello\n"));
    }

    void logsAreTold()
    {
        const std::string podName = runningPod();
        for (const char *text : {"one", "two", "three"})
            log(podName, "2026-01-02T03:04:05.000000006Z", text);
        Reading all(wire(), {.nameSpace = "liteboxd", .pod = podName, .tailLines = 2});
        QTRY_VERIFY(all.isFinished || all.error);
        QCOMPARE(all.lines, (QList<QByteArray>{"two", "three"}));

        Reading timed(wire(), {.nameSpace = "liteboxd", .pod = podName, .timestamps = true, .tailLines = 1});
        QTRY_VERIFY(timed.isFinished || timed.error);
        QCOMPARE(timed.lines.size(), 1);
        const QList<QByteArray> parts = timed.lines.first().split(' ');
        QCOMPARE(parts.size(), 2);
        QVERIFY2(QDateTime::fromString(QString::fromLatin1(parts[0].left(19)), Qt::ISODate).isValid(),
                 parts[0].constData());
        QVERIFY(parts[0].endsWith('Z'));
    }

    void logsAreFollowedToTheEndOfThePod()
    {
        const std::string podName = runningPod();
        log(podName, "2026-01-02T03:04:05.000000006Z", "before");
        Reading followed(wire(), {.nameSpace = "liteboxd", .pod = podName, .follow = Follow::Yes, .tailLines = 1});
        QTRY_COMPARE(followed.lines, QList<QByteArray>{"before"});
        log(podName, "2026-01-02T03:04:06Z", "after");
        QTRY_COMPARE(followed.lines, (QList<QByteArray>{"before", "after"}));
        QVERIFY(!followed.isFinished);
        VERIFY_OK(cluster().remove(podPath(name("a")), atOnce()));
        QTRY_VERIFY_WITH_TIMEOUT(followed.isFinished || followed.error, 20000);
    }

    void logsThatAreNotThereAreErrors()
    {
        const std::string podName = runningPod();
        Reading noPod(wire(), {.nameSpace = "liteboxd", .pod = "no-such-pod"});
        QTRY_VERIFY(noPod.error);
        QCOMPARE(noPod.error->code, ErrorCode::NotFound);
        Reading noContainer(wire(), {.nameSpace = "liteboxd", .pod = podName, .container = "sidecar"});
        QTRY_VERIFY(noContainer.error);
        QCOMPARE(noContainer.error->code, ErrorCode::Rejected);
        Reading noPrevious(wire(), {.nameSpace = "liteboxd", .pod = podName, .run = kube::LogQuery::Run::Previous});
        QTRY_VERIFY(noPrevious.error);
        QCOMPARE(noPrevious.error->code, ErrorCode::Rejected);
    }
};

QTEST_GUILESS_MAIN(TestContractStreams)
#include "tst_contract_streams.moc"
