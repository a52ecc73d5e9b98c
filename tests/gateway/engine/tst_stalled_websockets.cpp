// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/engine/websocket_fixture.h"

#include <poll.h>

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

using namespace liteboxd;
using namespace liteboxd::engine;
using namespace liteboxd::tests;
using namespace std::chrono_literals;

namespace {

/// A sandbox that sends without an end, or if it is told "idle", nothing.
void flood(BlockingClient &peer)
{
    static const std::string frame = plain(Opcode::Binary, std::string(256 << 10, 'x'));
    if (readFrame(peer).second == "idle")
        peer.readAll();
    while (peer.send(frame)) {
    }
}

bool isReset(const BlockingClient &client)
{
    pollfd entry{client.descriptor(), 0, 0};
    return ::poll(&entry, 1, 0) == 1 && (entry.revents & (POLLERR | POLLHUP)) != 0;
}

class StalledWebSocketsTest : public WebSocketFixture
{
protected:
    /// Nobody is ended for not answering a Ping.
    static http::Timeouts patient()
    {
        http::Timeouts timeouts = shortTimeouts();
        timeouts.webSocket = 10min;
        return timeouts;
    }

    static std::ptrdiff_t resetAmong(const std::vector<BlockingClient> &clients)
    {
        return std::count_if(clients.begin(), clients.end(), isReset);
    }

    /// Gives up after twenty seconds.
    static bool awaitResets(const std::vector<BlockingClient> &clients, std::ptrdiff_t least)
    {
        const auto end = std::chrono::steady_clock::now() + 20s;
        while (resetAmong(clients) < least && std::chrono::steady_clock::now() < end)
            ::poll(nullptr, 0, 20);
        return resetAmong(clients) >= least;
    }
};

} // namespace

/// Readers that take nothing pin megabytes each; an idle WebSocket and one that takes all stay.
TEST_F(StalledWebSocketsTest, thoseThatHoldTooMuchEnd)
{
    m_gatewaySettings.stalledMemory = 1 << 20;
    m_gatewaySettings.stalledAfter = 500ms;
    m_serverSettings.workers = 1;
    startWebSocket(flood, patient());
    BlockingClient idle = open();
    idle.send(masked(Opcode::Text, "idle"));
    std::vector<BlockingClient> stalled;
    for (int i = 0; i < 4; ++i) {
        stalled.push_back(open());
        stalled.back().send(masked(Opcode::Text, "flood"));
    }
    BlockingClient reader = open();
    reader.send(masked(Opcode::Text, "flood"));
    std::atomic<bool> isOver = false;
    std::atomic<bool> hasRead = true;
    std::thread reading([&] {
        while (!isOver && hasRead)
            hasRead = readFrame(reader).second.size() == 256 << 10;
    });
    EXPECT_TRUE(awaitResets(stalled, 3));
    isOver = true;
    reading.join();
    EXPECT_TRUE(hasRead);
    EXPECT_FALSE(isReset(idle));
}

TEST_F(StalledWebSocketsTest, thoseThatHoldLittleStay)
{
    m_gatewaySettings.stalledMemory = 256 << 20;
    m_gatewaySettings.stalledAfter = 100ms;
    m_serverSettings.workers = 1;
    startWebSocket(flood, patient());
    std::vector<BlockingClient> stalled;
    for (int i = 0; i < 2; ++i) {
        stalled.push_back(open());
        stalled.back().send(masked(Opcode::Text, "flood"));
    }
    // Others that the gateway serves meanwhile show that it has looked at these more than once.
    for (int i = 0; i < 3; ++i) {
        BlockingClient client = open();
        client.send(masked(Opcode::Text, "idle"));
        client.shutdownSend();
        client.readAll();
    }
    EXPECT_EQ(resetAmong(stalled), 0);
}
