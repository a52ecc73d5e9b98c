// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/tcp_relay.h"

#include "tests/gateway/engine/upstream_modes_fixture.h"
#include "tests/gateway/engine/websocket_fixture.h"
#include "tests/gateway/peers/forwarding_peer.h"

#include <future>
#include <string>
#include <vector>

using namespace liteboxd;
using namespace liteboxd::engine;
using namespace liteboxd::tests;

namespace {

constexpr std::size_t much = 8 * 1024 * 1024;

/// TCP over WebSocket, before a sandbox that speaks no HTTP.
class TcpRelayTest : public GatewayFixture
{
protected:
    std::string tcpHead(const std::string &token = sandboxToken, const std::string &behindPort = {}) const
    {
        return "GET /api/v1/sandbox/good/tcp/" + std::to_string(m_upstream->port()) + behindPort +
               " HTTP/1.1\r\nHost: gw.example\r\nX-Access-Token: " + token + "\r\n";
    }

    std::string answerTo(const std::string &request)
    {
        BlockingClient client = connect();
        client.send(request);
        return client.readUntil("\r\n\r\n");
    }

    BlockingClient openTcp(const std::string &more = {})
    {
        BlockingClient client = connect();
        client.send(tcpHead() + handshakeFields + more + "\r\n");
        const std::string answer = client.readUntil("\r\n\r\n");
        EXPECT_TRUE(answer.starts_with("HTTP/1.1 101")) << answer;
        EXPECT_NE(answer.find("\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n"), std::string::npos);
        m_answer = answer;
        return client;
    }

    static const std::string halfClose;
    static const std::string normalClose;
    std::string m_answer;
};

const std::string TcpRelayTest::halfClose = masked(Opcode::Text, {});
const std::string TcpRelayTest::normalClose = masked(Opcode::Close, base::closePayload(CloseCode::Normal));

class TcpModesTest : public UpstreamModesTest
{
protected:
    BlockingClient openTcp()
    {
        BlockingClient client = connect();
        client.send("GET /api/v1/sandbox/good/tcp/8080 HTTP/1.1\r\nHost: gw.example\r\nX-Access-Token: " +
                    sandboxToken + "\r\n" + handshakeFields + "\r\n");
        m_answer = client.readUntil("\r\n\r\n");
        return client;
    }

    std::string m_answer;
};

/// Says what came to its end, then ends too.
void tellAtTheEnd(BlockingClient &peer)
{
    const std::string all = peer.readAll();
    peer.send("got " + std::to_string(all.size()) + (peer.wasReset() ? " reset" : " whole"));
}

} // namespace

TEST_F(TcpRelayTest, carriesBytesWhateverTheirBoundaries)
{
    std::promise<std::string> seen;
    start([&seen](BlockingClient &peer) {
        seen.set_value(peer.readExactly(12));
        peer.send(std::string("\0\xff\r\n", 4));
        peer.readAll();
    });
    BlockingClient client = openTcp("Sec-WebSocket-Protocol: chat, binary\r\n");
    EXPECT_NE(m_answer.find("\r\nSec-WebSocket-Protocol: binary\r\n"), std::string::npos);
    std::string fragment = masked(Opcode::Binary, "abc");
    fragment[0] = static_cast<char>(fragment[0] & 0x7f);
    std::string last = masked(Opcode::Continuation, "def");
    client.send(fragment + masked(Opcode::Ping, "p") + last + masked(Opcode::Binary, "") +
                masked(Opcode::Binary, "ghijkl"));
    EXPECT_EQ(seen.get_future().get(), "abcdefghijkl");
    EXPECT_EQ(readFrame(client), std::pair(Opcode::Pong, std::string("p")));
    EXPECT_EQ(readFrame(client), std::pair(Opcode::Binary, std::string("\0\xff\r\n", 4)));
}

TEST_F(TcpRelayTest, passesTheClientsHalfCloseOnAndTheAnswerBack)
{
    start(tellAtTheEnd);
    BlockingClient client = openTcp();
    client.send(masked(Opcode::Binary, "12345") + halfClose);
    EXPECT_EQ(readFrame(client), std::pair(Opcode::Binary, std::string("got 5 whole")));
    EXPECT_EQ(readFrame(client), std::pair(Opcode::Text, std::string()));
    EXPECT_EQ(readFrame(client), std::pair(Opcode::Close, closeText(CloseCode::Normal)));
    EXPECT_EQ(client.readAll(), "");
    EXPECT_FALSE(client.wasReset());
}

TEST_F(TcpRelayTest, passesTheSandboxesHalfCloseOnAndListensOn)
{
    std::promise<std::string> seen;
    start([&seen](BlockingClient &peer) {
        peer.send("bye");
        peer.shutdownSend();
        seen.set_value(peer.readAll());
    });
    BlockingClient client = openTcp();
    EXPECT_EQ(readFrame(client), std::pair(Opcode::Binary, std::string("bye")));
    EXPECT_EQ(readFrame(client), std::pair(Opcode::Text, std::string()));
    client.send(masked(Opcode::Binary, "still here") + halfClose);
    EXPECT_EQ(seen.get_future().get(), "still here");
    EXPECT_EQ(readFrame(client), std::pair(Opcode::Close, closeText(CloseCode::Normal)));
}

TEST_F(TcpRelayTest, endsInOrderWhereTheClientClosesAndByAResetWhereItGoes)
{
    struct Row
    {
        const char *what;
        std::string sent;
        std::string seen; ///< by the sandbox
    };
    const std::vector<Row> rows{
        {"Close", masked(Opcode::Binary, "123") + normalClose, "123, end"},
        {"half-close, then Close", masked(Opcode::Binary, "123") + halfClose + normalClose, "123, end"},
        {"Close of another code", masked(Opcode::Close, base::closePayload(CloseCode::GoingAway)), ", reset"},
        {"nothing", "", ", reset"},
    };
    for (const Row &row : rows) {
        std::promise<std::string> seen;
        start([&seen](BlockingClient &peer) {
            const std::string all = peer.readAll();
            seen.set_value(all + (peer.wasReset() ? ", reset" : ", end"));
        });
        {
            BlockingClient client = openTcp();
            client.send(row.sent);
        }
        auto future = seen.get_future();
        ASSERT_EQ(future.wait_for(std::chrono::seconds(5)), std::future_status::ready) << row.what;
        EXPECT_EQ(future.get(), row.seen) << row.what;
        TearDown();
    }
}

TEST_F(TcpRelayTest, saysWhatBrokeOff)
{
    struct Row
    {
        const char *what;
        std::string sent;
        CloseCode code;
    };
    const std::vector<Row> rows{
        {"a reset of the sandbox's", masked(Opcode::Binary, "reset"), CloseCode::InternalError},
        {"text", masked(Opcode::Text, "hello"), CloseCode::ProtocolError},
        {"not masked", plain(Opcode::Binary, "hello"), CloseCode::ProtocolError},
        {"bytes behind the half-close", halfClose + masked(Opcode::Binary, "x"), CloseCode::ProtocolError},
    };
    for (const Row &row : rows) {
        start([](BlockingClient &peer) {
            if (peer.readExactly(5) == "reset")
                peer.reset();
            peer.readAll();
        });
        BlockingClient client = openTcp();
        client.send(row.sent);
        const auto [opcode, payload] = readFrame(client);
        EXPECT_EQ(opcode, Opcode::Close) << row.what;
        EXPECT_TRUE(payload.starts_with(closeText(row.code))) << row.what;
        TearDown();
    }
}

TEST_F(TcpRelayTest, aSideThatTakesNothingStopsTheOther)
{
    std::promise<void> go;
    std::promise<std::size_t> sent;
    start([&](BlockingClient &peer) {
        auto allowed = go.get_future();
        std::size_t all = 0;
        const std::string piece(64 * 1024, 'x');
        std::thread writer([&] {
            for (; all < 16 * much && peer.send(piece); all += piece.size()) {
            }
        });
        allowed.wait();
        writer.join();
        sent.set_value(all);
    });
    {
        BlockingClient client = openTcp();
        EXPECT_EQ(readFrame(client).first, Opcode::Binary);
        m_grip->settle();
    }
    go.set_value();
    EXPECT_LT(sent.get_future().get(), 16 * much); // the kernel's buffers, and no more
}

TEST_F(TcpRelayTest, muchGoesBothWaysAtOnce)
{
    start([](BlockingClient &peer) {
        std::thread writer([&peer] {
            peer.send(std::string(much, 'u'));
            peer.shutdownSend();
        });
        tests::BlockingClient &reader = peer;
        const std::string all = reader.readAll();
        writer.join();
        EXPECT_EQ(all, std::string(much, 'd'));
    });
    BlockingClient client = openTcp();
    std::thread writer([&client] {
        for (std::size_t done = 0; done < much; done += 100'000)
            client.send(masked(Opcode::Binary, std::string(std::min<std::size_t>(100'000, much - done), 'd')));
        client.send(halfClose);
    });
    std::string all;
    for (;;) {
        const auto [opcode, payload] = readFrame(client);
        if (opcode != Opcode::Binary)
            break;
        all += payload;
    }
    writer.join();
    EXPECT_EQ(all, std::string(much, 'u'));
}

TEST_F(TcpRelayTest, asksASilentClientAndThenGivesItUp)
{
    std::promise<bool> wasReset;
    http::Timeouts timeouts = shortTimeouts();
    timeouts.webSocket = std::chrono::milliseconds(200);
    start(
        [&wasReset](BlockingClient &peer) {
            peer.readAll();
            wasReset.set_value(peer.wasReset());
        },
        timeouts);
    BlockingClient client = openTcp();
    EXPECT_EQ(readFrame(client).first, Opcode::Ping);
    client.send(masked(Opcode::Pong, ""));
    EXPECT_EQ(readFrame(client).first, Opcode::Ping);
    EXPECT_TRUE(wasReset.get_future().get());
}

TEST_F(TcpRelayTest, isJudgedAsAnyRequest)
{
    start([](BlockingClient &peer) { peer.readAll(); });
    const std::string get = "GET ";
    const std::string fields = " HTTP/1.1\r\nHost: gw.example\r\nX-Access-Token: " + sandboxToken + "\r\n";
    struct Row
    {
        std::string request;
        const char *status;
    };
    const std::vector<Row> rows{
        {tcpHead(otherToken) + handshakeFields, "401"},
        {tcpHead(std::string(64, 'c')) + handshakeFields, "401"},
        {tcpHead(), "426"},
        {tcpHead() + "Connection: Upgrade\r\nUpgrade: websocket\r\n", "400"},
        {tcpHead(sandboxToken, "/") + handshakeFields, "400"},
        {tcpHead(sandboxToken, "/x") + handshakeFields, "400"},
        {get + "/api/v1/sandbox/good/tcp/0" + fields + handshakeFields, "400"},
        {get + "/api/v1/sandbox/good/tcp/080" + fields + handshakeFields, "400"},
        {get + "/api/v1/sandbox/good/tcp/8080@10.0.0.1:22" + fields + handshakeFields, "400"},
        {get + "/api/v1/sandbox/nobody/tcp/8080" + fields + handshakeFields, "404"},
        {get + "/api/v1/sandbox/good/tcp/1" + fields + handshakeFields, "502"},
    };
    for (const auto &[request, status] : rows) {
        const std::string answer = answerTo(request + "\r\n");
        EXPECT_TRUE(answer.starts_with(std::string("HTTP/1.1 ") + status)) << request << answer;
    }
    EXPECT_NE(answerTo(tcpHead() + "\r\n").find("\r\nUpgrade: websocket\r\n"), std::string::npos);
    EXPECT_EQ(m_upstream->connections(), 0);
}

TEST_F(TcpRelayTest, endsWithItsToken)
{
    std::promise<bool> wasReset;
    start([&wasReset](BlockingClient &peer) {
        peer.readAll();
        wasReset.set_value(peer.wasReset());
    });
    BlockingClient client = openTcp();
    publishGood([](Route &route) { route.token = base::digest(otherToken); });
    EXPECT_EQ(readFrame(client), std::pair(Opcode::Close, closeText(CloseCode::PolicyViolation)));
    EXPECT_TRUE(wasReset.get_future().get());
}

TEST_F(TcpModesTest, goesThroughThePortForward)
{
    for (const UpstreamMode mode : {UpstreamMode::PortForward, UpstreamMode::Auto}) {
        start(
            mode,
            [](BlockingClient &client) {
                ForwardingPeer peer(client);
                peer.accept(8080);
                peer.send("hello " + peer.read(4));
                peer.sendClose();
            },
            "224.0.0.1"); // nothing connects there
        BlockingClient client = openTcp();
        ASSERT_TRUE(m_answer.starts_with("HTTP/1.1 101")) << m_answer;
        client.send(masked(Opcode::Binary, "1234"));
        EXPECT_EQ(readFrame(client), std::pair(Opcode::Binary, std::string("hello 1234")));
        EXPECT_EQ(readFrame(client), std::pair(Opcode::Text, std::string()));
        EXPECT_EQ(readFrame(client), std::pair(Opcode::Close, closeText(CloseCode::Normal)));
        TearDown();
    }
}

TEST_F(TcpModesTest, saysThatThePodRefuses)
{
    start(UpstreamMode::PortForward, [](BlockingClient &client) {
        ForwardingPeer peer(client);
        peer.accept(8080);
        peer.sendError("dial tcp 10.9.8.7:8080: connect: connection refused");
        peer.sendClose();
    });
    BlockingClient client = openTcp();
    EXPECT_EQ(readFrame(client), std::pair(Opcode::Close, base::closePayload(CloseCode::InternalError,
                                                                             "the sandbox refuses connections on this "
                                                                             "port")));
}

TEST_F(TcpModesTest, doesNotGoThroughThePodProxy)
{
    start(UpstreamMode::ApiServer, answerNothing);
    openTcp();
    EXPECT_TRUE(m_answer.starts_with("HTTP/1.1 501")) << m_answer;
    EXPECT_EQ(m_upstream->connections(), 0);
}
