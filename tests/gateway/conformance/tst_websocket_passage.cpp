// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/conformance/websocket_cases.h"
#include "tests/gateway/engine/gateway_fixture.h"

using namespace liteboxd::engine;
using namespace liteboxd::http;
using namespace liteboxd::tests;

namespace {

// Each case is played twice between the same two ends: directly, and through the gateway. Who provokes must hear the
// same, whichever end it is.

const std::string extension = "Sec-WebSocket-Extensions: permessage-deflate\r\n";

class WebSocketPassage : public GatewayFixture, public testing::WithParamInterface<WebSocketChapter>
{
protected:
    enum class Provoker { Client, Sandbox };

    void startSandbox(Provoker provoker)
    {
        Timeouts timeouts = shortTimeouts();
        timeouts.request = std::chrono::seconds(30); // no Pings of the gateway's own in between
        timeouts.linger = std::chrono::seconds(5);
        start(
            [this, provoker](BlockingClient &peer) {
                const std::string head = peer.readUntil("\r\n\r\n");
                const bool compresses = head.find(extension) != std::string::npos;
                peer.send(switchingProtocols + (compresses ? extension : "") + "\r\n");
                if (provoker == Provoker::Client) {
                    echoStrictly(peer, EndpointSide::Server, compresses ? Compression::Negotiated : Compression::None);
                    return;
                }
                const std::size_t number = std::stoul(head.substr(head.find("/case/") + 6));
                const WebSocketCase &played = GetParam().cases.at(number);
                m_heard = provoke(peer, EndpointSide::Server, played.frames, played.chop);
                peer.shutdownSend();
                m_isHeard.set_value();
            },
            timeouts);
    }

    BlockingClient open(BlockingClient client, const WebSocketCase &played, std::size_t number)
    {
        const std::string fields = played.compression == Compression::Negotiated ? extension : "";
        client.send(handshake("/case/" + std::to_string(number)) + fields + "\r\n");
        EXPECT_TRUE(client.readUntil("\r\n\r\n").starts_with("HTTP/1.1 101 "));
        return client;
    }

    BlockingClient connectDirectly()
    {
        return BlockingClient(*liteboxd::io::SocketAddress::parse("127.0.0.1", m_upstream->port()));
    }

    HeardFrames heardByClient(BlockingClient connection, const WebSocketCase &played, std::size_t number)
    {
        BlockingClient client = open(std::move(connection), played, number);
        return provoke(client, EndpointSide::Client, played.frames, played.chop);
    }

    HeardFrames heardBySandbox(BlockingClient connection, const WebSocketCase &played, std::size_t number)
    {
        m_isHeard = {};
        const auto heard = m_isHeard.get_future();
        {
            BlockingClient client = open(std::move(connection), played, number);
            echoStrictly(client, EndpointSide::Client, played.compression);
        }
        heard.wait();
        return m_heard;
    }

private:
    HeardFrames m_heard;
    std::promise<void> m_isHeard;
};

} // namespace

TEST_P(WebSocketPassage, aClientHearsWhatItWouldHearFromTheSandboxItself)
{
    startSandbox(Provoker::Client);
    const auto &cases = GetParam().cases;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const HeardFrames directly = heardByClient(connectDirectly(), cases[i], i);
        EXPECT_FALSE(directly.empty());
        EXPECT_EQ(heardByClient(connect(), cases[i], i), directly) << GetParam().rule << ", " << cases[i].name;
    }
}

TEST_P(WebSocketPassage, aSandboxHearsWhatItWouldHearFromTheClientItself)
{
    startSandbox(Provoker::Sandbox);
    const auto &cases = GetParam().cases;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const HeardFrames directly = heardBySandbox(connectDirectly(), cases[i], i);
        EXPECT_FALSE(directly.empty());
        EXPECT_EQ(heardBySandbox(connect(), cases[i], i), directly) << GetParam().rule << ", " << cases[i].name;
    }
}

INSTANTIATE_TEST_SUITE_P(Chapters, WebSocketPassage, testing::ValuesIn(webSocketChapters()),
                         [](const auto &row) { return row.param.name; });
