// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/engine/gateway_fixture.h"
#include "tests/gateway/peers/forwarding_peer.h"

using namespace liteboxd;
using namespace liteboxd::engine;
using namespace liteboxd::forward;
using namespace liteboxd::http;
using namespace liteboxd::tests;
using namespace std::string_literals;
using Protocol = ProxyTunnel::Protocol;

namespace {

const std::string connectHead =
    "CONNECT k3s.example:6443 HTTP/1.1\r\nHost: k3s.example:6443\r\nUser-Agent: liteboxd\r\n\r\n";

/// A gateway whose way to the API server goes through a proxy; a script plays both.
class ProxiedApiServerTest : public GatewayFixture
{
protected:
    void start(UpstreamMode mode, Protocol protocol, ScriptedUpstream::Script script)
    {
        m_gatewaySettings.mode = mode;
        Timeouts timeouts = shortTimeouts();
        timeouts.connect = std::chrono::milliseconds(500);
        GatewayFixture::start(std::move(script), timeouts);
        setApiServer(protocol, m_upstream->port());
    }

    void setApiServer(Protocol protocol, std::uint16_t proxyPort)
    {
        auto server = std::make_shared<ApiServer>();
        server->addresses = {*io::SocketAddress::parse("127.0.0.1", proxyPort)};
        server->tunnel = ProxyTunnel{protocol, "k3s.example", 6443, {}, {}};
        server->hostField = "k3s.example:6443";
        m_gateway->setApiServer(server);
    }

    std::string ask(const std::string &fields = {})
    {
        BlockingClient client = connect();
        client.send(head("GET", "/path") + fields + "\r\n");
        return client.readResponse();
    }
};

void answerRequests(BlockingClient &peer)
{
    while (!peer.readUntil("\r\n\r\n").empty())
        peer.send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
}

} // namespace

TEST_F(ProxiedApiServerTest, thePodProxyIsAskedThroughATunnelThatIsKept)
{
    start(UpstreamMode::ApiServer, Protocol::HttpConnect, [](BlockingClient &peer) {
        if (peer.readUntil("\r\n\r\n") != connectHead)
            return;
        peer.send("HTTP/1.1 200 OK\r\n\r\n");
        answerRequests(peer);
    });
    EXPECT_TRUE(ask().ends_with("hello"));
    EXPECT_TRUE(ask().ends_with("hello"));
    EXPECT_EQ(m_upstream->connections(), 1);
}

TEST_F(ProxiedApiServerTest, aPortForwardGoesThroughATunnel)
{
    start(UpstreamMode::PortForward, Protocol::Socks5, [this](BlockingClient &peer) {
        peer.readExactly(3);
        peer.send("\x05\x00"s);
        if (peer.readExactly(18) != "\x05\x01\x00\x03\x0bk3s.example\x19\x2b"s)
            return;
        peer.send("\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00"s);
        ForwardingPeer kubelet(peer);
        kubelet.accept(m_upstream->port());
        kubelet.readUntil("\r\n\r\n");
        kubelet.send("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello");
    });
    EXPECT_TRUE(ask().ends_with("hello"));
}

TEST_F(ProxiedApiServerTest, whatFailsAtTheProxyIsCalledTheProxys)
{
    for (const UpstreamMode mode : {UpstreamMode::ApiServer, UpstreamMode::PortForward}) {
        start(mode, Protocol::HttpConnect, [](BlockingClient &peer) {
            peer.readUntil("\r\n\r\n");
            peer.send("HTTP/1.1 407 Who are you?\r\nContent-Length: 0\r\n\r\n");
        });
        const std::string refused = ask();
        EXPECT_TRUE(refused.starts_with("HTTP/1.1 503 ")) << refused;
        EXPECT_NE(refused.find("the proxy on the way to the API server"), std::string::npos) << refused;

        const auto nobody = (*io::ListeningSocket::open(*io::SocketAddress::parse("127.0.0.1", 0)))->address();
        setApiServer(Protocol::HttpConnect, nobody.port());
        const std::string unreachable = ask();
        EXPECT_TRUE(unreachable.starts_with("HTTP/1.1 503 ")) << unreachable;
        EXPECT_NE(unreachable.find("the proxy on the way to the API server"), std::string::npos) << unreachable;
        TearDown();
    }
}

TEST_F(ProxiedApiServerTest, aProxyThatSaysNothingIsGivenUpInTime)
{
    start(UpstreamMode::ApiServer, Protocol::Socks5, [](BlockingClient &peer) { peer.readAll(); });
    EXPECT_TRUE(ask().starts_with("HTTP/1.1 503 "));
}
