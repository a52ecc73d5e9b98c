// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/kube/support/fake_channels.h"
#include "tests/core/kube/support/pod_with_sidecar.h"

#include "core/kube/streams/channel_message.h"
#include "core/kube/streams/exec_status.h"
#include "core/kube/streams/exec_stream.h"
#include "core/kube/wire/network_transport.h"

#include <QSignalSpy>
#include <QTest>

using namespace liteboxd;
using namespace Qt::Literals::StringLiterals;
using base::ErrorCode;

namespace {

constexpr const char *v5 = "v5.channel.k8s.io";
constexpr const char *v4 = "v4.channel.k8s.io";

kube::ExecCommand cat()
{
    return {.nameSpace = "liteboxd", .pod = "a", .command = {"cat"}, .input = kube::ExecInput::Stream};
}

} // namespace

class TestExecStream : public QObject
{
    Q_OBJECT

private:
    FakeChannelTransport m_transport;
    std::unique_ptr<kube::ExecStream> m_stream;
    QByteArray m_output;
    QByteArray m_errors;
    std::optional<int> m_exitCode;
    std::optional<base::Error> m_error;

    FakeChannelSocket &socket() const { return *m_transport.socket(); }

    void begin(const kube::ExecCommand &command)
    {
        m_stream = std::make_unique<kube::ExecStream>(m_transport, command);
        connect(m_stream.get(), &kube::ExecStream::output, this,
                [this](const QByteArray &bytes) { m_output += bytes; });
        connect(m_stream.get(), &kube::ExecStream::errorOutput, this,
                [this](const QByteArray &bytes) { m_errors += bytes; });
        connect(m_stream.get(), &kube::ExecStream::finished, this, [this](int code) { m_exitCode = code; });
        connect(m_stream.get(), &kube::ExecStream::failed, this, [this](const base::Error &error) { m_error = error; });
        m_stream->start();
    }

private Q_SLOTS:
    void init()
    {
        m_transport = FakeChannelTransport();
        m_output.clear();
        m_errors.clear();
        m_exitCode.reset();
        m_error.reset();
    }

    void cleanup() { m_stream.reset(); }

    void asksForTheCommand()
    {
        begin({.nameSpace = "liteboxd",
               .pod = "a",
               .command = {"sh", "-c", "echo \"a&b\"", ""},
               .container = "main",
               .terminal = kube::ExecTerminal::Allocate});
        QCOMPARE(m_transport.targets.last(),
                 u"/api/v1/namespaces/liteboxd/pods/a/exec?container=main&stdout=true&tty=true"
                 "&command=sh&command=-c&command=echo%20%22a%26b%22&command="_s);
        QCOMPARE(m_transport.offered, (QStringList{QLatin1String(v5), QLatin1String(v4)}));
    }

    void tellsOutputAndExitCode()
    {
        begin(cat());
        socket().open(v5);
        socket().message(QByteArray("\1out", 4));
        socket().message(QByteArray("\1", 1));
        socket().message(QByteArray("\2err", 4));
        socket().message("\3{\"status\":\"Failure\",\"reason\":\"NonZeroExitCode\",\"details\":{\"causes\":"
                         "[{\"reason\":\"ExitCode\",\"message\":\"3\"}]}}");
        QCOMPARE(m_output, QByteArray("out"));
        QCOMPARE(m_errors, QByteArray("err"));
        QCOMPARE(m_exitCode, 3);
        QVERIFY(!m_error);
        QTRY_VERIFY(!m_transport.socket()); // the connection is given up
    }

    void endsStatus_data()
    {
        QTest::addColumn<QByteArray>("status");
        QTest::addColumn<int>("exitCode");
        QTest::addColumn<int>("code");
        const int none = -1;
        QTest::newRow("success") << QByteArray(R"({"status":"Success"})") << 0 << none;
        QTest::newRow("killed")
            << QByteArray(
                   R"({"status":"Failure","reason":"NonZeroExitCode","details":{"causes":[{"reason":"ExitCode","message":"137"}]}})")
            << 137 << none;
        QTest::newRow("not started")
            << QByteArray(R"({"status":"Failure","reason":"InternalError","message":"no such file","code":500})")
            << none << int(ErrorCode::ServerFailed);
        QTest::newRow("no number")
            << QByteArray(
                   R"({"status":"Failure","reason":"NonZeroExitCode","details":{"causes":[{"reason":"ExitCode","message":"x"}]}})")
            << none << int(ErrorCode::ProtocolViolated);
        QTest::newRow("no causes") << QByteArray(R"({"status":"Failure","reason":"NonZeroExitCode"})") << none
                                   << int(ErrorCode::ProtocolViolated);
        QTest::newRow("not a status") << QByteArray("{}") << none << int(ErrorCode::ProtocolViolated);
        QTest::newRow("not JSON") << QByteArray("oops") << none << int(ErrorCode::ProtocolViolated);
        QTest::newRow("empty") << QByteArray() << none << int(ErrorCode::ProtocolViolated);
    }

    void endsStatus()
    {
        QFETCH(QByteArray, status);
        QFETCH(int, exitCode);
        QFETCH(int, code);
        const auto end = kube::exitCodeOf({status.constData(), std::size_t(status.size())}, "cat");
        QCOMPARE(end ? *end : -1, exitCode);
        QCOMPARE(end ? -1 : int(end.error().code), code);
    }

    void decodesMessages_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::addColumn<bool>("isSound");
        QTest::newRow("stdout") << QByteArray("\1a") << true;
        QTest::newRow("nothing on stderr") << QByteArray("\2") << true;
        QTest::newRow("close") << QByteArray("\xff\1") << true;
        QTest::newRow("empty") << QByteArray() << false;
        QTest::newRow("stdin from the server") << QByteArray("\0a", 2) << false;
        QTest::newRow("a size from the server") << QByteArray("\4{}") << false;
        QTest::newRow("unknown channel") << QByteArray("\7") << false;
    }

    void decodesMessages()
    {
        QFETCH(QByteArray, message);
        QFETCH(bool, isSound);
        QCOMPARE(kube::decodeChannelMessage(message).has_value(), isSound);
    }

    void refusesAMessageThatBreaksTheProtocol()
    {
        begin(cat());
        socket().open(v5);
        socket().message("\7x");
        QCOMPARE(m_error->code, ErrorCode::ProtocolViolated);
        QCOMPARE(m_error->context, "cat in pods/a in namespace liteboxd");
    }

    void takesOnlyWhatTheNetworkTakes()
    {
        begin(cat());
        const QByteArray much(1 << 20, 'x');
        QCOMPARE(m_stream->write(much), 0); // not open
        socket().open(v5);
        QSignalSpy writable(m_stream.get(), &kube::ExecStream::writable);
        const qsizetype taken = m_stream->write(much);
        QVERIFY(taken <= (256 << 10) && taken > (255 << 10)); // each message has a byte for its channel
        QCOMPARE(m_stream->write(much), 0);
        QCOMPARE(writable.size(), 0);
        socket().drain();
        QCOMPARE(writable.size(), 1);
        QCOMPARE(m_stream->write("y"), 1);
        QByteArray all;
        for (const QByteArray &message : std::as_const(socket().sent)) {
            QCOMPARE(message[0], '\0');
            all += message.sliced(1);
        }
        QCOMPARE(all, much.first(taken) + 'y');
    }

    void endsInput()
    {
        begin(cat());
        socket().open(v5);
        QVERIFY(m_stream->closeInput());
        QVERIFY(m_stream->closeInput());
        QCOMPARE(socket().sent, QList<QByteArray>{QByteArray("\xff\0", 2)});
        QCOMPARE(m_stream->write("late"), 0);
    }

    void cannotEndInputOfAnOlderServer()
    {
        begin(cat());
        socket().open(v4);
        QVERIFY(!m_stream->closeInput());
        QCOMPARE(m_stream->write("on"), 2);
    }

    void writesNothingToACommandWithoutInput()
    {
        begin({.nameSpace = "liteboxd", .pod = "a", .command = {"true"}});
        socket().open(v5);
        QCOMPARE(m_stream->write("x"), 0);
        QVERIFY(!m_stream->closeInput());
        QVERIFY(socket().sent.isEmpty());
    }

    void tellsTheSizeOfTheTerminal()
    {
        kube::ExecCommand shell = cat();
        shell.terminal = kube::ExecTerminal::Allocate;
        begin(shell);
        m_stream->resize(80, 24);
        m_stream->resize(97, 31);
        socket().open(v5);
        m_stream->resize(10, 5);
        QCOMPARE(socket().sent, (QList<QByteArray>{"\4{\"Width\":97,\"Height\":31}", "\4{\"Width\":10,\"Height\":5}"}));
    }

    void asksWhyItWasRefused()
    {
        begin(cat());
        socket().fail(ErrorCode::ConnectionRefused);
        QCOMPARE(m_transport.last()->request().target, m_transport.targets.last().toStdString());
        QCOMPARE(m_transport.last()->request().method, QByteArray("GET"));
        m_transport.last()->refuse(403, "Forbidden", "you may not");
        QTRY_VERIFY(m_error);
        QCOMPARE(m_error->code, ErrorCode::Forbidden);
        QCOMPARE(m_error->message, "you may not");
        QCOMPARE(m_transport.sockets.size(), 1);
    }

    void triesOnceMoreWhenNothingIsWrong()
    {
        begin(cat());
        socket().fail(ErrorCode::ConnectionRefused);
        m_transport.last()->refuse(400, "BadRequest", "Upgrade request required");
        QTRY_COMPARE(m_transport.sockets.size(), 2);
        QVERIFY(!m_error);
        socket().fail(ErrorCode::ConnectionRefused);
        QTRY_VERIFY(m_error);
        QCOMPARE(m_transport.sockets.size(), 2);
    }

    void runsInTheUsualContainerOfSeveral()
    {
        begin(cat());
        socket().fail(ErrorCode::ConnectionRefused);
        m_transport.last()->refuse(400, "BadRequest", manyContainers);
        QTRY_COMPARE(m_transport.count(), 2);
        m_transport.last()->answer(FakeTransport::page({podWithSidecar(u"proxy"_s)}, "7"));
        QTRY_COMPARE(m_transport.sockets.size(), 2);
        QVERIFY(m_transport.targets.last().contains(u"container=proxy"_s));
        socket().open(v5);
        socket().message("\3{\"status\":\"Success\"}");
        QCOMPARE(m_exitCode, 0);
    }

    void doesNotAskWhereNothingCanHelp()
    {
        begin(cat());
        socket().fail(ErrorCode::CertificateUntrusted);
        QCOMPARE(m_error->code, ErrorCode::CertificateUntrusted);
        QCOMPARE(m_transport.count(), 0);
    }

    void tellsALostConnection()
    {
        begin(cat());
        socket().open(v5);
        socket().fail(ErrorCode::ConnectionLost);
        QCOMPARE(m_error->code, ErrorCode::ConnectionLost);
        QVERIFY(!m_exitCode);
    }

    void tellsACloseWithoutStatus()
    {
        begin(cat());
        socket().open(v5);
        socket().close();
        QCOMPARE(m_error->code, ErrorCode::ConnectionLost);
    }

    void needsAProtocol()
    {
        begin(cat());
        socket().open("");
        QCOMPARE(m_error->code, ErrorCode::ProtocolViolated);
    }

    void endsWithItsOwner()
    {
        begin(cat());
        socket().open(v5);
        m_stream.reset();
        QTRY_VERIFY(!m_transport.socket());
        begin(cat());
        socket().fail(ErrorCode::ConnectionRefused); // the question is under way
        m_stream.reset();
        QTRY_VERIFY(!m_transport.last());
        QVERIFY(!m_error && !m_exitCode);
    }

    void mayGoInItsOwnSignal()
    {
        begin(cat());
        connect(m_stream.get(), &kube::ExecStream::finished, this, [this] { m_stream.reset(); });
        socket().open(v5);
        socket().message("\3{\"status\":\"Success\"}");
        QCOMPARE(m_exitCode, 0);
        QVERIFY(!m_stream);
    }

    void saysThatTlsServerNameCannotBe()
    {
        kube::ConnectionSettings settings;
        settings.server = "https://127.0.0.1:1";
        settings.tlsServerName = "kubernetes";
        const auto transport = kube::NetworkTransport::create(settings);
        QVERIFY(transport);
        kube::ExecStream stream(**transport, cat());
        std::optional<base::Error> error;
        connect(&stream, &kube::ExecStream::failed, this, [&error](const base::Error &told) { error = told; });
        stream.start();
        QVERIFY(!error);
        QTRY_VERIFY(error);
        QCOMPARE(error->code, ErrorCode::Unsupported);
        QVERIFY(error->message.find("tls-server-name") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestExecStream)
#include "tst_exec_stream.moc"
