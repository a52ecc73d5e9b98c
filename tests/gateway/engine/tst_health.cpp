// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/engine/gateway_fixture.h"

using namespace liteboxd;
using namespace liteboxd::engine;
using namespace liteboxd::tests;

namespace {

class HealthTest : public GatewayFixture
{
protected:
    std::string ask(const std::string &target, const std::string &host = "10.42.0.7:7080",
                    const std::string &method = "GET")
    {
        BlockingClient client = connect();
        client.send(method + " " + target + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
        return method == "HEAD" ? client.readUntil("\r\n\r\n") : client.readResponse();
    }
    int status(const std::string &target, const std::string &host = "10.42.0.7:7080", const std::string &method = "GET")
    {
        return std::stoi(ask(target, host, method).substr(9, 3));
    }

    static void answer(BlockingClient &peer)
    {
        const std::string request = peer.readUntil("\r\n\r\n");
        peer.send("HTTP/1.1 200 OK\r\nContent-Length: 7\r\nConnection: close\r\n\r\nsandbox");
    }
};

} // namespace

TEST_F(HealthTest, isAliveAndReadyOnceTheSandboxesAreKnown)
{
    start(answer);
    EXPECT_EQ(status("/healthz"), 200);
    EXPECT_EQ(status("/readyz"), 200);
    EXPECT_EQ(status("/readyz?verbose"), 200);
    EXPECT_EQ(status("/readyz", "10.42.0.7", "HEAD"), 200);
    EXPECT_TRUE(ask("/readyz").ends_with("{\"status\":\"ok\"}\n"));
}

TEST_F(HealthTest, isNotReadyBeforeTheSandboxesAreKnown)
{
    start(answer);
    m_gateway->publish(std::make_shared<RouteTable>());
    EXPECT_EQ(status("/healthz"), 200);
    EXPECT_EQ(status("/readyz"), 503);
}

/// Else all replicas would be taken out together while the API server is away, and with them the sandboxes they know.
TEST_F(HealthTest, isReadyWhileTheClusterIsOutOfSight)
{
    start(answer);
    m_gateway->publish(routes(RouteTable::Freshness::Stale));
    EXPECT_EQ(status("/readyz"), 200);
}

TEST_F(HealthTest, isNotReadyBeforeItsEndButStillServes)
{
    start(answer);
    m_gateway->announceEnd();
    EXPECT_EQ(status("/healthz"), 200);
    EXPECT_EQ(status("/readyz"), 503);
    BlockingClient client = connect();
    client.send(head("GET", "/") + "\r\n");
    EXPECT_TRUE(client.readResponse().ends_with("sandbox"));
}

TEST_F(HealthTest, onlyReads)
{
    start(answer);
    EXPECT_EQ(status("/healthz", "x", "DELETE"), 405);
    EXPECT_EQ(status("/readyz", "x", "OPTIONS"), 405);
}

TEST_F(HealthTest, nothingElseIsHealth)
{
    start(answer);
    for (const char *target : {"/healthz/", "/healthz/x", "/Healthz", "//healthz", "/readyzz", "/x/readyz"})
        EXPECT_EQ(status(target), 404) << target;
}

TEST_F(HealthTest, aSandboxMayHaveAPathOfThatName)
{
    start(answer);
    BlockingClient client = connect();
    client.send(head("GET", "/healthz") + "\r\n");
    EXPECT_TRUE(client.readResponse().ends_with("sandbox"));
}

TEST_F(HealthTest, onABrowserOriginThePathIsTheSandboxs)
{
    m_gatewaySettings.browserAccess = std::make_shared<BrowserAccess>(7080);
    start(answer);
    EXPECT_EQ(status("/healthz", "8080-good-0123abcd.localhost:7080"), 401);
    EXPECT_EQ(status("/healthz", "localhost:7080"), 200);
}
