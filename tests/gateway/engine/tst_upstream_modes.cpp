// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/engine/upstream_modes_fixture.h"
#include "tests/gateway/peers/place.h"

using namespace liteboxd;
using namespace liteboxd::engine;
using namespace liteboxd::forward;
using namespace liteboxd::tests;

namespace {

/// Multicast: the kernel connects no TCP there, wherever the tests run.
constexpr const char *outOfReach = "224.0.0.1";

/// A port of 127.0.0.1 that nobody has.
std::uint16_t unusedPort()
{
    return (*io::ListeningSocket::open(*io::SocketAddress::parse("127.0.0.1", 0)))->address().port();
}

} // namespace

TEST_F(UpstreamModesTest, portForwardIsByteExactAndItsConnectionIsKept)
{
    start(UpstreamMode::PortForward, forwardToEcho);
    BlockingClient client = connect();
    for (int i = 0; i < 3; ++i) {
        client.send(request("/a%2Fb/../c//d?x=%20&y"));
        const std::string answer = client.readResponse();
        EXPECT_NE(answer.find("\r\n\r\nGET /a%2Fb/../c//d?x=%20&y HTTP/1.1\r\nHost: gw.example\r\n"), std::string::npos)
            << answer;
        EXPECT_EQ(answer.find("operator"), std::string::npos);
    }
    EXPECT_EQ(m_upstream->connections(), 1);
    EXPECT_TRUE(choices().empty()); // nobody had a choice
}

TEST_F(UpstreamModesTest, theHandshakeNamesThePodAndCarriesTheOperatorsCredentials)
{
    std::promise<std::string> seen;
    start(UpstreamMode::PortForward,
          [&seen](BlockingClient &client) { seen.set_value(ForwardingPeer(client).accept(8080)); });
    ask();
    const std::string head = seen.get_future().get();
    EXPECT_TRUE(head.starts_with("GET /api/v1/namespaces/liteboxd/pods/sandbox-good/portforward?ports=8080 HTTP/1.1\r\n"
                                 "Host: k3s.example\r\nAuthorization: Bearer operator\r\n"))
        << head;
    EXPECT_NE(head.find("\r\nSec-WebSocket-Protocol: v4.channel.k8s.io\r\n"), std::string::npos);
    EXPECT_EQ(head.find(sandboxToken), std::string::npos);
}

TEST_F(UpstreamModesTest, whatIsRefusedInsideThePodIs502)
{
    start(UpstreamMode::PortForward, [](BlockingClient &client) {
        ForwardingPeer peer(client);
        peer.accept(8080);
        peer.sendError("dial tcp 10.9.8.7:8080: connect: connection refused");
        peer.sendClose();
    });
    const std::string answer = ask();
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 502 ")) << answer;
    EXPECT_NE(answer.find("refuses connections"), std::string::npos) << answer;
    EXPECT_EQ(answer.find("10.9.8.7"), std::string::npos);
}

TEST_F(UpstreamModesTest, whatTheApiServerRefusesIsOurOwnAnswer)
{
    const std::vector<std::pair<std::string, std::string>> rows{
        {forbidden, "503"},
        {"HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n", "503"},
        {"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", "404"},
        {"HTTP/1.1 500 Internal Server Error\r\nContent-Length: 3\r\n\r\nbad", "503"},
        {"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", "503"},
        {"HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n", "503"},
        {"SSH-2.0-x\r\n", "503"},
    };
    for (const auto &[response, status] : rows) {
        start(UpstreamMode::PortForward, [&response = response](BlockingClient &client) {
            client.readUntil("\r\n\r\n");
            client.send(response);
        });
        const std::string answer = ask();
        EXPECT_TRUE(answer.starts_with("HTTP/1.1 " + status)) << response << "\n" << answer;
        EXPECT_EQ(answer.find("10.9.8.7"), std::string::npos);
        TearDown();
    }
}

TEST_F(UpstreamModesTest, anApiServerThatDoesNotAnswerTheForwardIs504)
{
    start(UpstreamMode::PortForward, [](BlockingClient &client) { client.readAll(); });
    EXPECT_TRUE(ask().starts_with("HTTP/1.1 504 "));
}

TEST_F(UpstreamModesTest, webSocketsPassThroughAForward)
{
    start(UpstreamMode::PortForward, [](BlockingClient &client) {
        ForwardingPeer peer(client);
        peer.accept(8080);
        peer.readUntil("\r\n\r\n");
        peer.send(switchingProtocols + "\r\n" + base::encodeFrame(base::Opcode::Text, "hello"));
        const std::string frame = peer.read(8); // header, key, two bytes
        std::string payload = frame.substr(6);
        base::MaskingKey key{};
        std::copy_n(frame.data() + 2, 4, key.begin());
        base::applyMask(payload, key);
        peer.send(base::encodeFrame(base::Opcode::Text, payload));
        peer.sendClose();
    });
    BlockingClient client = connect();
    client.send("GET /api/v1/sandbox/good/port/8080/ws HTTP/1.1\r\nHost: gw.example\r\nX-Access-Token: " +
                sandboxToken + "\r\n" + handshakeFields + "\r\n");
    EXPECT_TRUE(client.readUntil("\r\n\r\n").starts_with("HTTP/1.1 101 "));
    EXPECT_EQ(client.readExactly(7), base::encodeFrame(base::Opcode::Text, "hello"));
    client.send(base::encodeFrame(base::Opcode::Text, "hi", base::MaskingKey{1, 2, 3, 4}));
    EXPECT_EQ(client.readExactly(4), base::encodeFrame(base::Opcode::Text, "hi"));
    // The forward ended without the sandbox's Close.
    EXPECT_EQ(client.readAll(),
              base::encodeFrame(base::Opcode::Close, base::closePayload(base::CloseCode::InternalError)));
}

TEST_F(UpstreamModesTest, portForwardAnswersAClientThatHasClosedItsSide)
{
    start(UpstreamMode::PortForward, forwardToEcho);
    BlockingClient client = connect();
    client.send(request("/half"));
    client.shutdownSend();
    EXPECT_NE(client.readResponse().find("\r\n\r\nGET /half HTTP/1.1\r\n"), std::string::npos);
    EXPECT_EQ(client.readAll(), "");
    EXPECT_FALSE(client.wasReset());
}

TEST_F(UpstreamModesTest, autoStaysWithDirectWhereItWorks)
{
    ScriptedUpstream sandbox(answerNothing);
    start(UpstreamMode::Auto, forwardToEcho);
    EXPECT_TRUE(ask("/", sandbox.port()).starts_with("HTTP/1.1 204"));
    ASSERT_EQ(choices().size(), 1U);
    EXPECT_EQ(choices().front(), (UpstreamChoice{tests::place("good", 1).id, UpstreamMode::Direct, {}, {}}));
    EXPECT_EQ(m_upstream->connections(), 0);

    // A port that is merely refused is no reason to go another way.
    EXPECT_TRUE(ask("/", unusedPort()).starts_with("HTTP/1.1 502"));
    EXPECT_EQ(m_upstream->connections(), 0);
    EXPECT_EQ(choices().size(), 1U);
}

TEST_F(UpstreamModesTest, autoGoesByPortForwardWhereTheAddressIsOutOfReach)
{
    start(UpstreamMode::Auto, forwardToEcho, outOfReach);
    EXPECT_TRUE(ask().starts_with("HTTP/1.1 200"));
    EXPECT_TRUE(ask().starts_with("HTTP/1.1 200"));
    ASSERT_EQ(choices().size(), 1U);
    EXPECT_EQ(choices().front().mode, UpstreamMode::PortForward);
    EXPECT_EQ(choices().front().failed, UpstreamMode::Direct);
    EXPECT_TRUE(choices().front().fault);
}

TEST_F(UpstreamModesTest, autoGoesByTheApiServersProxyWhereForwardsAreForbidden)
{
    start(
        UpstreamMode::Auto,
        [](BlockingClient &client) {
            for (std::string head; !(head = client.readUntil("\r\n\r\n")).empty();) {
                if (head.find("/portforward?") != std::string::npos)
                    client.send(forbidden);
                else
                    client.send("HTTP/1.1 200 OK\r\nContent-Length: " + std::to_string(head.size()) + "\r\n\r\n" +
                                head);
            }
        },
        outOfReach);
    const std::string answer = ask("/path");
    EXPECT_NE(answer.find("GET /api/v1/namespaces/liteboxd/pods/sandbox-good:8080/proxy/path HTTP/1.1"), answer.npos)
        << answer;
    ASSERT_EQ(choices().size(), 1U);
    EXPECT_EQ(choices().front().mode, UpstreamMode::ApiServer);
    EXPECT_EQ(choices().front().failed, UpstreamMode::PortForward);
    EXPECT_EQ(choices().front().fault->code, base::ErrorCode::Forbidden);
    // Which cannot carry every path.
    EXPECT_TRUE(ask("/a/../b").starts_with("HTTP/1.1 400"));
}

TEST_F(UpstreamModesTest, autoAsksTheForwardWhenSomebodyAtTheAddressRefuses)
{
    start(UpstreamMode::Auto, forwardToEcho);
    EXPECT_TRUE(ask("/", 8080).starts_with("HTTP/1.1 200")); // nobody listens on 127.0.0.1:8080 here
    ASSERT_EQ(choices().size(), 1U);
    EXPECT_EQ(choices().front().mode, UpstreamMode::PortForward);
    EXPECT_EQ(choices().front().fault->code, base::ErrorCode::ConnectionRefused);
}

TEST_F(UpstreamModesTest, autoKnowsTheAddressIsRightWhenTheForwardIsRefusedToo)
{
    start(UpstreamMode::Auto, [](BlockingClient &client) {
        ForwardingPeer peer(client);
        peer.accept(8080);
        peer.sendError("connection refused");
        peer.sendClose();
    });
    EXPECT_TRUE(ask("/", 8080).starts_with("HTTP/1.1 502"));
    ASSERT_EQ(choices().size(), 1U);
    EXPECT_EQ(choices().front(), (UpstreamChoice{tests::place("good", 1).id, UpstreamMode::Direct, {}, {}}));
    EXPECT_TRUE(ask("/", 8080).starts_with("HTTP/1.1 502"));
    EXPECT_EQ(m_upstream->connections(), 1);
}

TEST_F(UpstreamModesTest, autoComesBackToDirectWhenItWorksAgain)
{
    start(UpstreamMode::Auto, forwardToEcho);
    EXPECT_TRUE(ask("/", 8080).starts_with("HTTP/1.1 200"));
    ScriptedUpstream sandbox(answerNothing);
    // Renewed credentials make the better ways worth a try: beside the next request, not before it.
    renewCredentials();
    std::string answer;
    for (int i = 0; i < 50 && !answer.starts_with("HTTP/1.1 204"); ++i)
        answer = ask("/", sandbox.port());
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 204")) << answer;
    EXPECT_EQ(choices().back().mode, UpstreamMode::Direct);
}

TEST_F(UpstreamModesTest, autoDoesNotTrustAnAddressForeverThatWorkedOnce)
{
    ScriptedUpstream sandbox(answerNothing);
    start(UpstreamMode::Auto, forwardToEcho);
    EXPECT_TRUE(ask("/", sandbox.port()).starts_with("HTTP/1.1 204"));
    renewCredentials(); // the network may be another one too, where somebody else has the address
    EXPECT_TRUE(ask("/", 8080).starts_with("HTTP/1.1 200"));
    EXPECT_EQ(choices().back().mode, UpstreamMode::PortForward);
}

TEST_F(UpstreamModesTest, nothingThatSpeaksToAnApiServerOrItsProxyGoesWithTheOperatorsCredentials)
{
    const std::vector<std::string> names{"X-Original-URL",
                                         "X-Original-URI",
                                         "X-Original-Method",
                                         "X-Rewrite-URL",
                                         "X-HTTP-Method-Override",
                                         "X-Forwarded-Client-Cert",
                                         "X-Forwarded-Tls-Client-Cert-Info",
                                         "X-SSL-Client-Cert",
                                         "X-Client-Cert",
                                         "X-Forwarded-User",
                                         "X-Forwarded-Uri",
                                         "X-Forwarded-Method",
                                         "X-Auth-Request-Groups",
                                         "X_Remote_User",
                                         "Authorization",
                                         "Impersonate-User",
                                         "X-Remote-Group"};
    std::string fields = "X-App: 1\r\n";
    for (const std::string &name : names)
        fields += name + ": evil\r\n";
    std::promise<std::string> seen;
    start(UpstreamMode::ApiServer, [&seen](BlockingClient &client) {
        seen.set_value(client.readUntil("\r\n\r\n"));
        client.send("HTTP/1.1 204 No Content\r\n\r\n");
    });
    BlockingClient client = connect();
    const std::string plain = request();
    client.send(plain.substr(0, plain.size() - 2) + fields + "\r\n");
    EXPECT_TRUE(client.readUntil("\r\n\r\n").starts_with("HTTP/1.1 204"));
    const std::string got = seen.get_future().get();
    EXPECT_NE(got.find("\r\nX-App: 1\r\n"), std::string::npos) << got;
    EXPECT_EQ(got.find("evil"), std::string::npos) << got;
}
