// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/engine/websocket_fixture.h"

#include <future>

using namespace liteboxd;
using namespace liteboxd::engine;
using namespace liteboxd::http;
using namespace liteboxd::tests;

namespace {

class WebSocketRelayTest : public WebSocketFixture
{};

} // namespace

TEST_F(WebSocketRelayTest, echoesEveryKindOfFrame)
{
    Timeouts timeouts = shortTimeouts();
    timeouts.request = std::chrono::seconds(30); // a busy machine must not make the gateway ask for life in between
    startWebSocket(echo, timeouts);
    BlockingClient client = open();
    for (const std::size_t size : {0U, 1U, 125U, 126U, 65535U, 65536U, 300000U, 3000000U}) {
        const std::string payload(size, 'x');
        for (const Opcode opcode : {Opcode::Text, Opcode::Binary}) {
            client.send(masked(opcode, payload));
            EXPECT_EQ(readFrame(client), std::pair(opcode, payload));
        }
    }
    client.send(masked(Opcode::Ping, "are you there"));
    EXPECT_EQ(readFrame(client), std::pair(Opcode::Pong, std::string("are you there")));
    client.send(masked(Opcode::Close, "\x0f\xa1"
                                      "bye")); // 4001
    EXPECT_EQ(readFrame(client), std::pair(Opcode::Close, std::string("\x0f\xa1"
                                                                      "bye")));
    EXPECT_EQ(client.readAll(), "");
    EXPECT_TRUE(client.hasEnded());
}

TEST_F(WebSocketRelayTest, passesFramesByteByByte)
{
    startWebSocket(echo);
    BlockingClient client = open();
    for (const char c :
         masked(Opcode::Text, "hello") + masked(Opcode::Ping, "p") + masked(Opcode::Text, std::string(200, 'y')))
        client.send({&c, 1});
    EXPECT_EQ(readFrame(client), std::pair(Opcode::Text, std::string("hello")));
    EXPECT_EQ(readFrame(client), std::pair(Opcode::Pong, std::string("p")));
    EXPECT_EQ(readFrame(client), std::pair(Opcode::Text, std::string(200, 'y')));
}

TEST_F(WebSocketRelayTest, losesNothingSentRightBehindTheHandshake)
{
    startWebSocket(echo);
    BlockingClient client = connect();
    client.send(handshake() + "\r\n" + masked(Opcode::Text, "early"));
    client.readUntil("\r\n\r\n");
    EXPECT_EQ(readFrame(client), std::pair(Opcode::Text, std::string("early")));
}

TEST_F(WebSocketRelayTest, staysOpenWhileTheWatchIsStale)
{
    startWebSocket(echo);
    BlockingClient client = open();
    m_gateway->publish(std::make_shared<RouteTable>(RouteTable::Routes{}, RouteTable::Freshness::Stale));
    client.send(masked(Opcode::Text, "still here"));
    EXPECT_EQ(readFrame(client), std::pair(Opcode::Text, std::string("still here")));
}

TEST_F(WebSocketRelayTest, pingsASilentClientAndKeepsItsPongFromTheUpstream)
{
    std::promise<std::pair<Opcode, std::string>> next;
    startWebSocket([&next](BlockingClient &peer) {
        for (;;) { // answers the gateway's own Pings
            const auto frame = readFrame(peer);
            if (frame.first != Opcode::Ping) {
                next.set_value(frame);
                return;
            }
            peer.send(plain(Opcode::Pong, frame.second));
        }
    });
    BlockingClient client = open();
    for (int i = 0; i < 3; ++i) {
        const auto [opcode, payload] = readFrame(client);
        EXPECT_EQ(opcode, Opcode::Ping);
        client.send(masked(Opcode::Pong, payload));
    }
    client.send(masked(Opcode::Text, "after three Pongs"));
    auto future = next.get_future();
    ASSERT_EQ(future.wait_for(std::chrono::seconds(5)), std::future_status::ready);
    EXPECT_EQ(future.get(), std::pair(Opcode::Text, std::string("after three Pongs")));
}

TEST_F(WebSocketRelayTest, givesUpAClientThatShowsNoLife)
{
    std::promise<std::pair<Opcode, std::string>> last;
    Timeouts timeouts = shortTimeouts();
    timeouts.request = std::chrono::milliseconds(300);
    startWebSocket(
        [&last](BlockingClient &peer) {
            for (;;) {
                const auto frame = readFrame(peer);
                if (frame.first != Opcode::Ping) {
                    last.set_value(frame);
                    return;
                }
                peer.send(plain(Opcode::Pong, frame.second));
            }
        },
        timeouts);
    BlockingClient client = open();
    EXPECT_EQ(readFrame(client).first, Opcode::Ping);
    auto future = last.get_future();
    ASSERT_EQ(future.wait_for(std::chrono::seconds(5)), std::future_status::ready);
    EXPECT_EQ(future.get(), std::pair(Opcode::Close, closeText(CloseCode::GoingAway)));
}

TEST_F(WebSocketRelayTest, stopsTheSenderWhileTheReaderStalls)
{
    std::atomic<std::size_t> sent = 0;
    startWebSocket([&sent](BlockingClient &peer) {
        const std::string frame = plain(Opcode::Binary, std::string(1'000'000, 'x'));
        for (int i = 0; i < 200 && peer.send(frame); ++i)
            sent += frame.size();
    });
    BlockingClient client = open();
    std::size_t received = 0;
    for (int i = 0; i < 200; ++i)
        received += readFrame(client).second.size();
    EXPECT_EQ(received, 200'000'000U);
}

struct ViolationRow
{
    const char *name;
    std::string frame;
};

class ViolationTest : public WebSocketRelayTest, public testing::WithParamInterface<ViolationRow>
{};

TEST_P(ViolationTest, failsTheConnectionAndReachesNobody)
{
    std::promise<std::pair<Opcode, std::string>> seen;
    startWebSocket([&seen](BlockingClient &peer) { seen.set_value(readFrame(peer)); });
    BlockingClient client = open();
    client.send(GetParam().frame);
    EXPECT_EQ(readFrame(client), std::pair(Opcode::Close, closeText(CloseCode::ProtocolError)));
    auto future = seen.get_future();
    ASSERT_EQ(future.wait_for(std::chrono::seconds(5)), std::future_status::ready);
    EXPECT_EQ(future.get(), std::pair(Opcode::Close, closeText(CloseCode::GoingAway)));
}

using namespace std::string_literals;

INSTANTIATE_TEST_SUITE_P(
    Rows, ViolationTest,
    testing::Values(ViolationRow{"unmasked", plain(Opcode::Text, "x")},                            // RFC 6455, 5.1
                    ViolationRow{"reservedBit", "\xc1\x81\1\2\3\4x"s},                             // RFC 6455, 5.2
                    ViolationRow{"reservedOpcode", "\x83\x81\1\2\3\4x"s},                          // RFC 6455, 5.2
                    ViolationRow{"longForm16", "\x82\xfe\x00\x05\1\2\3\4xxxxx"s},                  // RFC 6455, 5.2
                    ViolationRow{"longForm64", "\x82\xff\0\0\0\0\0\0\0\x05\1\2\3\4xxxxx"s},        // RFC 6455, 5.2
                    ViolationRow{"topBit", "\x82\xff\x80\0\0\0\0\0\0\x05\1\2\3\4xxxxx"s},          // RFC 6455, 5.2
                    ViolationRow{"longPing", "\x89\xfe\x00\x7e\1\2\3\4"s + std::string(126, 'x')}, // RFC 6455, 5.5
                    ViolationRow{"fragmentedPing", "\x09\x81\1\2\3\4x"s},                          // RFC 6455, 5.5
                    ViolationRow{"continuesNothing", masked(Opcode::Continuation, "x")}),          // RFC 6455, 5.4
    [](const auto &row) { return row.param.name; });

struct HandshakeRow
{
    const char *name;
    std::string answer; ///< of the upstream
    int status;         ///< what the client gets
};

class HandshakeTest : public WebSocketRelayTest, public testing::WithParamInterface<HandshakeRow>
{};

TEST_P(HandshakeTest, isJudged)
{
    start([](BlockingClient &peer) {
        peer.readUntil("\r\n\r\n");
        peer.send(GetParam().answer);
        peer.readAll();
    });
    BlockingClient client = connect();
    client.send(handshake() + "Sec-WebSocket-Protocol: a, b\r\n\r\n");
    const std::string answer = client.readUntil("\r\n\r\n");
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 " + std::to_string(GetParam().status))) << answer;
}

INSTANTIATE_TEST_SUITE_P(
    Rows, HandshakeTest,
    testing::Values(HandshakeRow{"offeredProtocol", switchingProtocols + "Sec-WebSocket-Protocol: b\r\n\r\n", 101},
                    HandshakeRow{"otherProtocol", switchingProtocols + "Sec-WebSocket-Protocol: c\r\n\r\n", 502},
                    HandshakeRow{"otherExtension", switchingProtocols + "Sec-WebSocket-Extensions: x\r\n\r\n", 502},
                    HandshakeRow{"wrongAccept",
                                 "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
                                 "Sec-WebSocket-Accept: AAAA\r\n\r\n",
                                 502},
                    HandshakeRow{"otherUpgrade",
                                 "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n"
                                 "Connection: Upgrade\r\n\r\n",
                                 502},
                    HandshakeRow{"refusal", "HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n", 403},
                    HandshakeRow{"redirect", "HTTP/1.1 302 Found\r\nLocation: /x\r\nContent-Length: 0\r\n\r\n", 302},
                    HandshakeRow{"plainAnswer", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", 200}),
    [](const auto &row) { return row.param.name; });

/// The upstream's 101 and the client's end reach the worker in one turn of its loop.
TEST_F(WebSocketRelayTest, clientThatClosesAsTheUpstreamAcceptsIsAbandoned)
{
    std::promise<void> asked;
    std::promise<void> mayAnswer;
    std::promise<void> answered;
    std::promise<std::string> seen;
    start([&](BlockingClient &peer) {
        peer.readUntil("\r\n\r\n");
        asked.set_value();
        mayAnswer.get_future().wait();
        peer.send(switchingProtocols + "\r\n");
        answered.set_value();
        seen.set_value(peer.readAll());
    });
    BlockingClient client = connect();
    client.send(handshake() + "\r\n");
    asked.get_future().wait();
    m_grip->hold();
    mayAnswer.set_value();
    answered.get_future().wait();
    client.shutdownSend();
    m_grip->release();
    EXPECT_EQ(client.readAll(), "");
    EXPECT_EQ(seen.get_future().get(), "");
    BlockingClient next = connect();
    next.send("GET /nowhere HTTP/1.1\r\nHost: gw.example\r\n\r\n");
    EXPECT_TRUE(next.readUntil("\r\n").starts_with("HTTP/1.1 404")); // the worker goes on
}
