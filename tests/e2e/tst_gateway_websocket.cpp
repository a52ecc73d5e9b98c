// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/e2e/support/gateway_set.h"
#include "tests/e2e/support/websocket_client.h"

#include <QTest>

using namespace liteboxd::e2e;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::string_view box = "aaaaaaaa";

} // namespace

/// WebSockets through the gateway, in each upstream mode, before the real API server.
class GatewayWebSocketTest : public QObject
{
    Q_OBJECT

private:
    std::unique_ptr<GatewaySet> m_gateways;

    std::uint16_t port() const
    {
        QFETCH_GLOBAL(QString, mode);
        return m_gateways->port(mode);
    }

    static bool isByteExact()
    {
        QFETCH_GLOBAL(QString, mode);
        return mode != u"apiserver"_s;
    }

    void echo(const std::vector<Frame> &frames)
    {
        WebSocketClient client(port());
        QCOMPARE(client.open(routeTo(box, "/ws"), tokenField(box)).status, 101);
        for (const Frame &frame : frames)
            QVERIFY(client.send(frame));
        for (const Frame &frame : frames)
            QVERIFY(client.read() == frame);
    }

private Q_SLOTS:
    void initTestCase_data()
    {
        QTest::addColumn<QString>("mode");
        for (const QString &mode : GatewaySet::modes())
            QTest::newRow(qPrintable(mode)) << mode;
    }

    void initTestCase()
    {
        m_gateways = GatewaySet::start();
        QVERIFY(m_gateways);
    }

    void handshakePassesBothWays()
    {
        WebSocketClient client(port());
        const RawResponse answer =
            client.open(routeTo(box, "/ws?a=%2F"), tokenField(box) + "Sec-WebSocket-Protocol: chat.v2, chat.v1\r\n");
        QCOMPARE(answer.status, 101);
        QCOMPARE(answer.field("Sec-WebSocket-Accept"), std::string("s3pPLMBiTxaQ9kYGzzhZRbK+xOo="));
        QCOMPARE(answer.field("Sec-WebSocket-Protocol"), std::string("chat.v2"));
        QCOMPARE(answer.field("X-Sandbox"), std::string("hello"));
        client.sendText("head");
        const std::string head = client.read().payload;
        // The pod proxy forgets the query of an upgrade.
        QVERIFY2(head.starts_with(isByteExact() ? "GET /ws?a=%2F HTTP/1.1\r\n" : "GET /ws HTTP/1.1\r\n"), head.c_str());
        QVERIFY2(head.find("chat.v2, chat.v1") != std::string::npos, head.c_str());
        QVERIFY(head.find("X-Access-Token") == std::string::npos);
        QVERIFY(head.find("Authorization") == std::string::npos);
    }

    void extensionsPass()
    {
        if (!isByteExact())
            QSKIP("the stand-in is asked for extensions by a query, which the pod proxy forgets");
        WebSocketClient client(port());
        const RawResponse answer = client.open(routeTo(box, "/ws?extensions"),
                                               tokenField(box) + "Sec-WebSocket-Extensions: x-any; level=3, y\r\n");
        QCOMPARE(answer.field("Sec-WebSocket-Extensions"), std::string("x-any; level=3"));
        const Frame withReservedBit{fin | 0x40 | opBinary, "deflated"};
        client.send(withReservedBit);
        QVERIFY(client.read() == withReservedBit);
    }

    void text() { echo({{fin | opText, "hello"}, {fin | opText, ""}, {fin | opText, "\xc3\xa9"}}); }

    void binaryOfEverySize()
    {
        std::vector<Frame> frames;
        for (const std::size_t size : {0, 1, 125, 126, 127, 65'535, 65'536, 300'000})
            frames.push_back({fin | opBinary, std::string(size, static_cast<char>(size))});
        echo(frames);
    }

    void fragmentsStayFragments()
    {
        echo({{opText, "one "}, {opContinuation, "two "}, {opContinuation, ""}, {fin | opContinuation, "three"}});
    }

    void pingIsAnsweredByTheSandbox()
    {
        WebSocketClient client(port());
        QCOMPARE(client.open(routeTo(box, "/ws"), tokenField(box)).status, 101);
        client.send({fin | opPing, "are you there"});
        QVERIFY(client.read() == (Frame{fin | opPong, "are you there"}));
    }

    void pingOfTheSandboxArrives()
    {
        WebSocketClient client(port());
        QCOMPARE(client.open(routeTo(box, "/ws"), tokenField(box)).status, 101);
        client.sendText("ping knock");
        QVERIFY(client.read() == (Frame{fin | opPing, "knock"}));
        client.send({fin | opPong, "knock"});
        QVERIFY(client.read() == (Frame{fin | opText, "pong knock"}));
    }

    void closeKeepsCodeAndReason()
    {
        WebSocketClient client(port());
        QCOMPARE(client.open(routeTo(box, "/ws"), tokenField(box)).status, 101);
        client.send({fin | opClose, closePayload(4001, "bye")});
        QVERIFY(client.read() == (Frame{fin | opClose, closePayload(4001, "bye")}));
        QVERIFY(client.isEnded());
    }

    void closeOfTheSandboxKeepsCodeAndReason()
    {
        WebSocketClient client(port());
        QCOMPARE(client.open(routeTo(box, "/ws"), tokenField(box)).status, 101);
        client.sendText("close 4001 bye");
        QVERIFY(client.read() == (Frame{fin | opClose, closePayload(4001, "bye")}));
    }

    void aLostSandboxIs1011()
    {
        WebSocketClient client(port());
        QCOMPARE(client.open(routeTo(box, "/ws"), tokenField(box)).status, 101);
        client.sendText("drop");
        const Frame close = client.read();
        QCOMPARE(close.first, std::uint8_t{fin | opClose});
        QVERIFY(close.payload.starts_with(closePayload(1011, "")));
        QVERIFY(client.isEnded());
    }

    void aLossInTheMiddleOfAFrameHasNoClose()
    {
        WebSocketClient client(port());
        QCOMPARE(client.open(routeTo(box, "/ws"), tokenField(box)).status, 101);
        client.sendText("cut");
        const Frame half = client.read();
        QVERIFY(half.first == 0 || half.payload.size() < 100);
        QVERIFY(client.isEnded());
    }

    void refusals_data()
    {
        QTest::addColumn<QByteArray>("target");
        QTest::addColumn<QByteArray>("fields");
        QTest::addColumn<int>("status");
        const auto row = [](const char *name, const std::string &target, const std::string &fields, int status) {
            QTest::newRow(name) << QByteArray::fromStdString(target) << QByteArray::fromStdString(fields) << status;
        };
        row("no token", routeTo(box, "/ws"), "", 401);
        row("token of another sandbox", routeTo(box, "/ws"), tokenField("bbbbbbbb"), 401);
        row("unknown sandbox", routeTo("ffffffff", "/ws"), tokenField(box), 404);
        row("refused port", routeTo(box, "/ws", 8099), tokenField(box), 502);
        row("refused by the sandbox", routeTo(box, "/ws/refuse"), tokenField(box), 403);
        row("a page, not a WebSocket", routeTo(box, "/status/404"), tokenField(box), 404);
        row("an Accept that does not match", routeTo(box, "/ws/wrong-accept"), tokenField(box), 502);
    }

    void refusals()
    {
        QFETCH(QByteArray, target);
        QFETCH(QByteArray, fields);
        QFETCH(int, status);
        WebSocketClient client(port());
        QCOMPARE(client.open(target.toStdString(), fields.toStdString()).status, status);
    }

    void aSuccessThatIsNoWebSocketPasses()
    {
        WebSocketClient client(port());
        // The API server makes a 500 of its own of it.
        QCOMPARE(client.open(routeTo(box, "/large"), tokenField(box)).status, isByteExact() ? 200 : 502);
    }

    void aPlainRequestToAWebSocketGetsTheSandboxesAnswer()
    {
        RawClient client(port());
        client.send(request("GET", routeTo(box, "/ws"), tokenField(box)));
        QCOMPARE(client.readResponse().status, 426);
    }
};

QTEST_GUILESS_MAIN(GatewayWebSocketTest)
#include "tst_gateway_websocket.moc"
