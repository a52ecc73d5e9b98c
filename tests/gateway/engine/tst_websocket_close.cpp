// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/engine/websocket_fixture.h"

#include <future>

using namespace liteboxd;
using namespace liteboxd::engine;
using namespace liteboxd::tests;

namespace {

/// How a WebSocket comes to its end.
class WebSocketClose : public WebSocketFixture
{};

class CloseTest : public GatewayFixture, public testing::WithParamInterface<std::size_t>
{};

} // namespace

TEST_F(WebSocketClose, tellsTheClientThatTheUpstreamIsLost)
{
    startWebSocket([](BlockingClient &) {});
    BlockingClient client = open();
    EXPECT_EQ(readFrame(client), std::pair(Opcode::Close, closeText(CloseCode::InternalError)));
    EXPECT_EQ(client.readAll(), "");
}

TEST_F(WebSocketClose, resetsWhereTheUpstreamIsLostInMidFrame)
{
    startWebSocket([](BlockingClient &peer) { peer.send(plain(Opcode::Text, "hello").substr(0, 4)); });
    BlockingClient client = open();
    EXPECT_EQ(client.readAll().size(), 4U);
    EXPECT_TRUE(client.wasReset());
}

TEST_F(WebSocketClose, tellsTheUpstreamThatTheClientIsLost)
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

TEST_F(WebSocketClose, closesWith1008WhenTheTokenChanges)
{
    startWebSocket(echo);
    BlockingClient client = open();
    publishGood([](Route &route) { route.token = base::digest(otherToken); });
    EXPECT_EQ(readFrame(client), std::pair(Opcode::Close, closeText(CloseCode::PolicyViolation)));
}

TEST_F(WebSocketClose, closesWith1008WhenThePodHasEnded)
{
    startWebSocket(echo);
    BlockingClient client = open();
    publishGood([](Route &route) { route.address.clear(); });
    EXPECT_EQ(readFrame(client), std::pair(Opcode::Close, closeText(CloseCode::PolicyViolation)));
}

TEST_F(WebSocketClose, closesWith1001WhenDraining)
{
    startWebSocket(echo);
    BlockingClient client = open();
    std::promise<void> done;
    m_server->drain(std::chrono::seconds(5), [&done] { done.set_value(); });
    EXPECT_EQ(readFrame(client), std::pair(Opcode::Close, closeText(CloseCode::GoingAway)));
    client.reset();
    EXPECT_EQ(done.get_future().wait_for(std::chrono::seconds(4)), std::future_status::ready);
}

TEST_F(WebSocketClose, waitsNoLongerThanTheTimeToDrain)
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

TEST_F(WebSocketClose, doesNotResetAClientThatStillSendsAsItIsClosed)
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
