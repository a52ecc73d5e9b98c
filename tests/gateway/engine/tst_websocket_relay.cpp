// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/websocket_frame.h"
#include "tests/gateway/engine/gateway_fixture.h"

#include <future>

using namespace liteboxd;
using namespace liteboxd::engine;
using base::CloseCode;
using base::encodeFrame;
using base::Opcode;

namespace {

const base::MaskingKey key{1, 2, 3, 4};

std::string masked(Opcode opcode, std::string_view payload)
{
    return encodeFrame(opcode, payload, key);
}

std::string plain(Opcode opcode, std::string_view payload)
{
    return encodeFrame(opcode, payload);
}

/// The next frame, unmasked: opcode and payload.
std::pair<Opcode, std::string> readFrame(BlockingClient &peer)
{
    std::string bytes = peer.readExactly(2);
    for (;;) {
        const auto header = base::decodeFrameHeader(bytes);
        if (!header)
            return {Opcode::Continuation, "violation"};
        if (*header) {
            std::string payload = peer.readExactly((*header)->payloadLength);
            if ((*header)->maskingKey)
                base::applyMask(payload, *(*header)->maskingKey);
            return {(*header)->opcode, payload};
        }
        const std::string more = peer.readExactly(1);
        if (more.empty())
            return {Opcode::Continuation, "ended"};
        bytes += more;
    }
}

std::string closeText(CloseCode code)
{
    return base::closePayload(code);
}

class WebSocketRelayTest : public GatewayFixture
{
protected:
    /// The upstream answers the handshake and goes on with `script`.
    void startWebSocket(const ScriptedUpstream::Script &script, Timeouts timeouts = shortTimeouts())
    {
        start(
            [script](BlockingClient &peer) {
                peer.readUntil("\r\n\r\n");
                peer.send(switchingProtocols + "\r\n");
                script(peer);
            },
            timeouts);
    }

    BlockingClient open()
    {
        BlockingClient client = connect();
        client.send(handshake() + "\r\n");
        const std::string answer = client.readUntil("\r\n\r\n");
        EXPECT_TRUE(answer.starts_with("HTTP/1.1 101")) << answer;
        return client;
    }
};

void echo(BlockingClient &peer)
{
    for (;;) {
        const auto [opcode, payload] = readFrame(peer);
        if (payload == "ended" || payload == "violation")
            return;
        peer.send(plain(opcode == Opcode::Ping ? Opcode::Pong : opcode, payload));
        if (opcode == Opcode::Close)
            return;
    }
}

class CloseTest : public GatewayFixture, public testing::WithParamInterface<std::size_t>
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

TEST_F(WebSocketRelayTest, tellsTheClientThatTheUpstreamIsLost)
{
    startWebSocket([](BlockingClient &) {});
    BlockingClient client = open();
    EXPECT_EQ(readFrame(client), std::pair(Opcode::Close, closeText(CloseCode::InternalError)));
    EXPECT_EQ(client.readAll(), "");
}

TEST_F(WebSocketRelayTest, resetsWhereTheUpstreamIsLostInMidFrame)
{
    startWebSocket([](BlockingClient &peer) { peer.send(plain(Opcode::Text, "hello").substr(0, 4)); });
    BlockingClient client = open();
    EXPECT_EQ(client.readAll().size(), 4U);
    EXPECT_TRUE(client.wasReset());
}

TEST_F(WebSocketRelayTest, tellsTheUpstreamThatTheClientIsLost)
{
    std::promise<std::pair<Opcode, std::string>> seen;
    startWebSocket([&seen](BlockingClient &peer) { seen.set_value(readFrame(peer)); });
    {
        BlockingClient client = open();
    }
    auto future = seen.get_future();
    ASSERT_EQ(future.wait_for(std::chrono::seconds(5)), std::future_status::ready);
    EXPECT_EQ(future.get(), std::pair(Opcode::Close, closeText(CloseCode::GoingAway)));
}

/// The client says Close and ends its half; what the sandbox had begun to send arrives all the same.
TEST_P(CloseTest, cutsNoMessageThatIsOnItsWay)
{
    const std::string frame = plain(Opcode::Binary, std::string(GetParam(), 'x'));
    const std::string close = base::closePayload(CloseCode::Normal);
    const std::size_t begun = frame.size() / 3;
    start([&](BlockingClient &peer) {
        peer.readUntil("\r\n\r\n");
        peer.send(switchingProtocols + "\r\n" + frame.substr(0, begun));
        readFrame(peer); // the client's Close
        peer.readAll();  // and the end of its half
        peer.send(frame.substr(begun) + plain(Opcode::Close, close));
        peer.shutdownSend();
    });
    BlockingClient client = connect();
    client.send(handshake() + "\r\n");
    client.readUntil("\r\n\r\n");
    std::string got = client.readExactly(begun);
    client.send(masked(Opcode::Close, close));
    client.shutdownSend();
    got += client.readAll();
    EXPECT_EQ(got, frame + plain(Opcode::Close, close));
    EXPECT_FALSE(client.wasReset());
}

INSTANTIATE_TEST_SUITE_P(CopiedAndSpliced, CloseTest, testing::Values(100'000, 1'000'000));

TEST_F(WebSocketRelayTest, closesWith1008WhenTheTokenChanges)
{
    startWebSocket(echo);
    BlockingClient client = open();
    publishGood([](Route &route) { route.token = base::digest(otherToken); });
    EXPECT_EQ(readFrame(client), std::pair(Opcode::Close, closeText(CloseCode::PolicyViolation)));
}

TEST_F(WebSocketRelayTest, staysOpenWhileTheWatchIsStale)
{
    startWebSocket(echo);
    BlockingClient client = open();
    m_gateway->publish(std::make_shared<RouteTable>(RouteTable::Routes{}, RouteTable::Freshness::Stale));
    client.send(masked(Opcode::Text, "still here"));
    EXPECT_EQ(readFrame(client), std::pair(Opcode::Text, std::string("still here")));
}

TEST_F(WebSocketRelayTest, closesWith1001WhenDraining)
{
    startWebSocket(echo);
    BlockingClient client = open();
    std::promise<void> done;
    m_server->drain(std::chrono::seconds(5), [&done] { done.set_value(); });
    EXPECT_EQ(readFrame(client), std::pair(Opcode::Close, closeText(CloseCode::GoingAway)));
    client.reset();
    EXPECT_EQ(done.get_future().wait_for(std::chrono::seconds(4)), std::future_status::ready);
}

TEST_F(WebSocketRelayTest, waitsNoLongerThanTheTimeToDrain)
{
    startWebSocket([](BlockingClient &peer) { peer.readAll(); }); // never answers the Close
    BlockingClient client = open();
    std::promise<void> done;
    m_server->drain(std::chrono::milliseconds(50), [&done] { done.set_value(); });
    EXPECT_EQ(done.get_future().wait_for(std::chrono::seconds(5)), std::future_status::ready);
    EXPECT_EQ(readFrame(client), std::pair(Opcode::Close, closeText(CloseCode::GoingAway)));
    EXPECT_EQ(client.readAll(), "");
    EXPECT_TRUE(client.hasEnded());
}

TEST_F(WebSocketRelayTest, doesNotResetAClientThatStillSendsAsItIsClosed)
{
    std::promise<void> upstreamEnded;
    startWebSocket([&upstreamEnded](BlockingClient &peer) {
        echo(peer);
        upstreamEnded.set_value();
    });
    BlockingClient client = open();
    m_gateway->publish(std::make_shared<RouteTable>(RouteTable::Routes{}, RouteTable::Freshness::Current));
    upstreamEnded.get_future().wait();
    EXPECT_EQ(readFrame(client), std::pair(Opcode::Close, closeText(CloseCode::PolicyViolation)));
    EXPECT_TRUE(client.send(masked(Opcode::Text, "crossed the Close on its way")));
    EXPECT_TRUE(client.send(masked(Opcode::Close, closeText(CloseCode::PolicyViolation))));
    client.shutdownSend();
    EXPECT_EQ(client.readAll(), "");
    EXPECT_FALSE(client.wasReset());
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
