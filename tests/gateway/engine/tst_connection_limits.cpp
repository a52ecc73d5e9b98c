// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/engine/gateway_fixture.h"

using namespace liteboxd;
using namespace liteboxd::engine;
using namespace liteboxd::http;
using namespace liteboxd::tests;

namespace {

void answerAll(BlockingClient &peer)
{
    while (!peer.readUntil("\r\n\r\n").empty())
        peer.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
}

/// Says yes to a handshake and then waits for the client to go.
void openWebSocket(BlockingClient &peer)
{
    peer.readUntil("\r\n\r\n");
    peer.send(switchingProtocols + "\r\n");
    peer.readAll();
}

bool isOk(const std::string &answer)
{
    return answer.starts_with("HTTP/1.1 200 ");
}

class ConnectionLimitsTest : public GatewayFixture
{
protected:
    std::string get(BlockingClient &client, const std::string &fields = {}, const std::string &id = "good")
    {
        client.send("GET " + target("/", id) + " HTTP/1.1\r\nHost: gw.example\r\nX-Access-Token: " +
                    (id == "good" ? sandboxToken : otherToken) + "\r\n" + fields + "\r\n");
        return client.readResponse();
    }

    bool opensAWebSocket(BlockingClient &client)
    {
        client.send(handshake() + "\r\n");
        return client.readUntil("\r\n\r\n").starts_with("HTTP/1.1 101 ");
    }

    /// Asks on new connections until one is served: a place is free again soon after its connection has gone.
    bool isServedInTheEnd()
    {
        for (int attempt = 0; attempt < 1000; ++attempt) {
            BlockingClient client = connect();
            if (isOk(get(client)))
                return true;
        }
        return false;
    }

    /// Likewise.
    bool opensAWebSocketInTheEnd()
    {
        for (int attempt = 0; attempt < 1000; ++attempt) {
            BlockingClient client = connect();
            if (opensAWebSocket(client))
                return true;
        }
        return false;
    }
};

} // namespace

TEST_F(ConnectionLimitsTest, aClientHasSoManyConnections)
{
    m_serverSettings.connections.perClient = 2;
    start(answerAll);
    BlockingClient first = connect();
    BlockingClient second = connect();
    ASSERT_TRUE(isOk(get(first)) && isOk(get(second)));
    BlockingClient third = connect();
    const std::string refused = get(third);
    EXPECT_EQ(third.readAll(), "");
    EXPECT_TRUE(refused.starts_with("HTTP/1.1 429 ")) << refused;
    EXPECT_NE(refused.find("\r\nRetry-After: 1\r\n"), std::string::npos) << refused;
    EXPECT_NE(refused.find("\r\nConnection: close\r\n"), std::string::npos) << refused;
    EXPECT_TRUE(isOk(get(first))) << "who was served goes on";
    second.reset();
    EXPECT_TRUE(isServedInTheEnd());
}

TEST_F(ConnectionLimitsTest, aClientMayAskSoOften)
{
    m_serverSettings.connections.clientRate = 1;
    start(answerAll);
    BlockingClient client = connect();
    EXPECT_TRUE(isOk(get(client)));
    const std::string refused = get(client);
    EXPECT_TRUE(refused.starts_with("HTTP/1.1 429 ")) << refused;
    EXPECT_NE(refused.find("\r\nRetry-After: 1\r\n"), std::string::npos) << refused;
    EXPECT_NE(refused.find("this client asks too often"), std::string::npos) << refused;
    EXPECT_NE(get(client, "", "other").find("this client asks too often"), std::string::npos);
    client.send("GET /healthz HTTP/1.1\r\nHost: gw.example\r\n\r\n");
    EXPECT_TRUE(isOk(client.readResponse())) << "health is always told";
}

TEST_F(ConnectionLimitsTest, whoGuessesTokensIsAClientToo)
{
    m_serverSettings.connections.clientRate = 1;
    start(answerAll);
    BlockingClient client = connect();
    const std::string guess = "GET " + target("/") + " HTTP/1.1\r\nHost: gw.example\r\nX-Access-Token: guess\r\n\r\n";
    client.send(guess);
    EXPECT_TRUE(client.readResponse().starts_with("HTTP/1.1 401 "));
    client.send(guess);
    EXPECT_TRUE(client.readResponse().starts_with("HTTP/1.1 429 "));
}

TEST_F(ConnectionLimitsTest, aTokenAndASandboxMayBeUsedSoOften)
{
    const std::pair<std::uint32_t ConnectionLimits::*, const char *> rows[] = {
        {&ConnectionLimits::tokenRate, "this token or link is used too often"},
        {&ConnectionLimits::sandboxRate, "this sandbox is asked too often"}};
    for (const auto &[rate, sentence] : rows) {
        m_serverSettings.connections = {};
        m_serverSettings.connections.*rate = 1;
        start(answerAll);
        BlockingClient client = connect();
        BlockingClient another = connect();
        EXPECT_TRUE(isOk(get(client)));
        EXPECT_NE(get(another).find(sentence), std::string::npos) << sentence;
        EXPECT_TRUE(isOk(get(another, "", "other"))) << sentence;
        client.reset();
        another.reset();
        TearDown();
    }
}

TEST_F(ConnectionLimitsTest, aWebSocketIsAConnectionOfItsClientToItsEnd)
{
    m_serverSettings.connections.perClient = 1;
    start(openWebSocket);
    BlockingClient socket = connect();
    ASSERT_TRUE(opensAWebSocket(socket));
    BlockingClient other = connect();
    const std::string refused = get(other);
    EXPECT_TRUE(refused.starts_with("HTTP/1.1 429 ")) << refused;
    socket.reset();
    EXPECT_TRUE(opensAWebSocketInTheEnd());
}

TEST_F(ConnectionLimitsTest, whoIsRefusedTooOftenIsDropped)
{
    m_serverSettings.connections.perClient = 1;
    start(answerAll);
    BlockingClient first = connect();
    ASSERT_TRUE(isOk(get(first)));
    BlockingClient waiting = connect(); // holds the one place for those that are told
    BlockingClient dropped = connect();
    EXPECT_TRUE(dropped.readAll().starts_with("HTTP/1.1 503 ")) << "told at once, or reset";
    EXPECT_TRUE(isOk(get(first)));
}

TEST_F(ConnectionLimitsTest, aRefusedConnectionThatAsksNothingIsNotKept)
{
    m_serverSettings.connections.perClient = 1;
    start(answerAll);
    BlockingClient first = connect();
    ASSERT_TRUE(isOk(get(first)));
    BlockingClient silent = connect();
    EXPECT_EQ(silent.readAll(), ""); // within Timeouts::linger; the client itself waits longer
    EXPECT_TRUE(silent.hasEnded());
}

TEST_F(ConnectionLimitsTest, aServerHasSoManyConnections)
{
    m_serverSettings.connections.all = 2;
    start(answerAll);
    BlockingClient first = connect();
    BlockingClient second = connect();
    ASSERT_TRUE(isOk(get(first)) && isOk(get(second)));
    BlockingClient third = connect();
    const std::string answer = third.readAll();
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 503 ")) << answer;
    EXPECT_NE(answer.find("\r\nRetry-After: 1\r\n"), std::string::npos) << answer;
    const auto body = answer.find("\r\n\r\n") + 4;
    EXPECT_NE(answer.find("Content-Length: " + std::to_string(answer.size() - body)), std::string::npos) << answer;
    EXPECT_TRUE(isOk(get(first)));
    second.reset();
    EXPECT_TRUE(isServedInTheEnd());
}

TEST_F(ConnectionLimitsTest, aSandboxHasSoManyRequestsAtOnce)
{
    m_serverSettings.connections.perSandbox = 1;
    start(openWebSocket);
    BlockingClient socket = connect();
    ASSERT_TRUE(opensAWebSocket(socket));
    BlockingClient other = connect();
    const std::string refused = get(other);
    EXPECT_TRUE(refused.starts_with("HTTP/1.1 429 ")) << refused;
    EXPECT_NE(refused.find("\r\nRetry-After: 1\r\n"), std::string::npos) << refused;
    EXPECT_NE(refused.find("\"error\":\"this sandbox has too many requests at once\""), std::string::npos) << refused;
    EXPECT_EQ(m_upstream->connections(), 1);
    socket.reset();
    EXPECT_TRUE(opensAWebSocketInTheEnd());
}

TEST_F(ConnectionLimitsTest, oneSandboxDoesNotLimitAnother)
{
    m_serverSettings.connections.perSandbox = 1;
    start([](BlockingClient &peer) {
        const std::string request = peer.readUntil("\r\n\r\n");
        if (request.find("Upgrade: websocket") != std::string::npos)
            peer.send(switchingProtocols + "\r\n");
        else
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
        peer.readAll();
    });
    BlockingClient socket = connect();
    ASSERT_TRUE(opensAWebSocket(socket));
    BlockingClient other = connect();
    EXPECT_TRUE(isOk(get(other, {}, "other")));
    // Without a token nothing is said of how much a sandbox is used.
    other.send("GET " + target("/") + " HTTP/1.1\r\nHost: gw.example\r\n\r\n");
    EXPECT_TRUE(other.readResponse().starts_with("HTTP/1.1 401 "));
}

TEST_F(ConnectionLimitsTest, behindATrustedProxyTheClientIsWhoItSays)
{
    m_serverSettings.connections.perClient = 1;
    ASSERT_TRUE(m_serverSettings.trustedProxies.add("127.0.0.1"));
    start([](BlockingClient &peer) {
        const std::string request = peer.readUntil("\r\n\r\n");
        if (request.find("Upgrade: websocket") != std::string::npos)
            peer.send(switchingProtocols + "\r\n");
        else
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
        peer.readAll();
    });
    BlockingClient socket = connect();
    socket.send(handshake() + "X-Forwarded-For: 192.0.2.1\r\n\r\n");
    ASSERT_TRUE(socket.readUntil("\r\n\r\n").starts_with("HTTP/1.1 101 "));
    BlockingClient proxy = connect(); // the proxy itself may have many connections
    EXPECT_TRUE(get(proxy, "X-Forwarded-For: 192.0.2.1\r\n").starts_with("HTTP/1.1 429 "));
    EXPECT_TRUE(get(proxy, "X-Forwarded-For: 192.0.2.9, 192.0.2.1\r\n").starts_with("HTTP/1.1 429 "));
    EXPECT_TRUE(isOk(get(proxy, "X-Forwarded-For: 192.0.2.2\r\n")));
}

TEST_F(ConnectionLimitsTest, severalWorkersShareOneCount)
{
    m_serverSettings.connections.all = 8;
    m_serverSettings.workers = 4;
    start(answerAll);
    std::list<BlockingClient> served;
    for (int i = 0; i < 8; ++i) {
        served.push_back(connect());
        ASSERT_TRUE(isOk(get(served.back()))) << i;
    }
    BlockingClient ninth = connect();
    EXPECT_TRUE(ninth.readAll().starts_with("HTTP/1.1 503 "));
}

TEST_F(ConnectionLimitsTest, whoAsksNothingKeepsNobodyOut)
{
    m_serverSettings.connections.all = 4;
    start(answerAll);
    std::list<BlockingClient> silent;
    for (int i = 0; i < 4; ++i)
        silent.push_back(connect());
    BlockingClient client = connect();
    EXPECT_TRUE(isOk(get(client)));
    EXPECT_EQ(silent.front().readAll(), "");
    EXPECT_TRUE(silent.front().wasReset()) << "the one that has been silent for longest";
    silent.pop_front();
    for (BlockingClient &other : silent)
        EXPECT_TRUE(isOk(get(other)));
    BlockingClient late = connect();
    EXPECT_TRUE(late.readAll().starts_with("HTTP/1.1 503 ")) << "now all have asked";
}

TEST(ClientShareTest, isAQuarterUnlessANumberIsSaid)
{
    ConnectionLimits limits;
    limits.perClient = 0;
    EXPECT_EQ(limits.clientShare(40'000), 10'000U);
    EXPECT_EQ(limits.clientShare(10), 16U);
    limits.perClient = 5;
    EXPECT_EQ(limits.clientShare(40'000), 5U);
}
