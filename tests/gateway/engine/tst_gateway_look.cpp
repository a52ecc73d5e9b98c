// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/gateway.h"

#include "tests/gateway/engine/websocket_fixture.h"

#include <algorithm>
#include <future>

using namespace liteboxd;
using namespace liteboxd::engine;
using namespace liteboxd::tests;

namespace {

/// What a gateway says goes through it.
class GatewayLookTest : public WebSocketFixture
{
protected:
    GatewayLookTest() { m_gatewaySettings.countsTraffic = true; }

    GatewayLook look()
    {
        std::promise<GatewayLook> seen;
        m_gateway->look([&seen](GatewayLook look) { seen.set_value(std::move(look)); });
        return seen.get_future().get();
    }
};

} // namespace

TEST_F(GatewayLookTest, tellsOfEachConnectionAndClosesOne)
{
    startWebSocket(echo);
    EXPECT_TRUE(look().connections.empty());
    BlockingClient first = open();
    BlockingClient second = open();
    first.send(masked(Opcode::Text, "hello"));
    EXPECT_EQ(readFrame(first).second, "hello");

    const GatewayLook seen = look();
    ASSERT_EQ(seen.connections.size(), 2U);
    EXPECT_GT(seen.sentBytes, 7U); // heads too
    const auto used = std::max_element(
        seen.connections.begin(), seen.connections.end(),
        [](const OpenConnection &one, const OpenConnection &other) { return one.toSandbox < other.toSandbox; });
    EXPECT_EQ(used->place.id.text(), "good");
    EXPECT_EQ(used->place.port, m_upstream->port());
    EXPECT_EQ(used->kind, ConnectionKind::WebSocket);
    EXPECT_EQ(used->client, "127.0.0.1");

    m_gateway->closeConnection(used->number);
    EXPECT_EQ(readFrame(first), std::pair(Opcode::Close, closeText(CloseCode::PolicyViolation)));
    first.readAll();
    m_gateway->closeConnection(used->number); // nothing is left of it
    second.send(masked(Opcode::Text, "still there"));
    EXPECT_EQ(readFrame(second).second, "still there");
}

TEST_F(GatewayLookTest, tellsWhatWentToEachSandbox)
{
    startWebSocket(echo);
    EXPECT_TRUE(look().sandboxes.empty());
    BlockingClient client = open();
    const GatewayLook seen = look();
    ASSERT_EQ(seen.sandboxes.size(), 1U);
    const SandboxTraffic &traffic = seen.sandboxes.at("good");
    EXPECT_EQ(traffic.openWebSockets, 1U);
    EXPECT_EQ(traffic.sentBytes, seen.sentBytes);
}

TEST(DurationCountsTest, saysWithinWhatTimeAShareOfThemEnded)
{
    using namespace std::chrono_literals;
    DurationCounts counts;
    EXPECT_FALSE(counts.within(0.5));
    for (int n = 0; n < 19; ++n)
        counts.note(3ms);
    counts.note(40s);
    EXPECT_EQ(counts.within(0.5), 5ms);
    EXPECT_EQ(counts.within(0.95), 5ms);
    EXPECT_EQ(counts.within(0.96), std::chrono::milliseconds::max());
}

TEST_F(GatewayLookTest, tellsOfNoLinkWhereATokenLetsIn)
{
    startWebSocket(echo);
    BlockingClient client = open();
    const GatewayLook seen = look();
    ASSERT_EQ(seen.connections.size(), 1U);
    EXPECT_EQ(seen.connections[0].link, 0U);
    EXPECT_TRUE(seen.links.empty());
}

TEST_F(GatewayLookTest, saysAtOnceThatNobodyIsThere)
{
    Gateway gateway{Gateway::Settings()};
    bool isSaid = false;
    gateway.look([&isSaid](const GatewayLook &look) { isSaid = look.connections.empty(); });
    EXPECT_TRUE(isSaid);
}
