// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/engine/gateway_fixture.h"
#include "tests/gateway/peers/place.h"

using namespace liteboxd;
using namespace liteboxd::engine;
using namespace liteboxd::tests;

namespace {

struct HostRow
{
    const char *name;
    const char *host;
    std::optional<SandboxPort> target;
};

void PrintTo(const HostRow &row, std::ostream *out)
{
    *out << row.host;
}

class SandboxHostTest : public testing::TestWithParam<HostRow>
{};

class DomainTest : public GatewayFixture
{
protected:
    void startWithDomain()
    {
        m_gatewaySettings.domain = "sandboxes.example";
        start([](BlockingClient &peer) {
            const std::string request = peer.readUntil("\r\n\r\n");
            peer.send("HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + std::to_string(request.size()) +
                      "\r\n\r\n" + request);
            peer.readAll();
        });
    }

    std::string ask(const std::string &target, const std::string &fields, const std::string &id = "good")
    {
        BlockingClient client = connect();
        client.send("GET " + target + " HTTP/1.1\r\nHost: " + std::to_string(m_upstream->port()) + "-" + id +
                    ".sandboxes.example\r\n" + fields + "\r\n");
        return client.readResponse();
    }

    const std::string m_token = "X-Access-Token: " + sandboxToken + "\r\n";
};

} // namespace

TEST_P(SandboxHostTest, isReadAsOneOrNot)
{
    EXPECT_EQ(readSandboxHost(GetParam().host, "sandboxes.example"), GetParam().target);
}

INSTANTIATE_TEST_SUITE_P(
    Rows, SandboxHostTest,
    testing::Values(HostRow{"plain", "8080-a1b2c3d4.sandboxes.example", place("a1b2c3d4", 8080)},
                    HostRow{"withPort", "8080-a1b2c3d4.sandboxes.example:7080", place("a1b2c3d4", 8080)},
                    HostRow{"capitals", "8080-A1B2C3D4.Sandboxes.Example", place("a1b2c3d4", 8080)},
                    HostRow{"trailingDot", "8080-a1b2c3d4.sandboxes.example.", place("a1b2c3d4", 8080)},
                    HostRow{"hyphens", "1-a-b.sandboxes.example", place("a-b", 1)},
                    HostRow{"domainItself", "sandboxes.example", std::nullopt},
                    HostRow{"noPort", "a1b2c3d4.sandboxes.example", std::nullopt},
                    HostRow{"badPort", "08080-a1b2c3d4.sandboxes.example", std::nullopt},
                    HostRow{"noId", "8080-.sandboxes.example", std::nullopt},
                    HostRow{"deeper", "8080-a.b.sandboxes.example", std::nullopt},
                    HostRow{"otherDomain", "8080-a1b2c3d4.example", std::nullopt},
                    HostRow{"longerDomain", "8080-a1b2c3d4.sandboxes.example.evil", std::nullopt},
                    HostRow{"endsLikeIt", "8080-a1b2c3d4xsandboxes.example", std::nullopt},
                    HostRow{"oddPort", "8080-a1b2c3d4.sandboxes.example:x", std::nullopt},
                    HostRow{"empty", "", std::nullopt}, HostRow{"v6", "[::1]:80", std::nullopt}),
    [](const auto &row) { return row.param.name; });

TEST_F(DomainTest, theWholeTargetIsTheSandboxs)
{
    startWithDomain();
    for (const std::string target : {"/", "/a%2Fb/..//c?d", "/healthz", "/api/v1/sandbox/other/port/1/x"}) {
        const std::string answer = ask(target, m_token);
        EXPECT_TRUE(answer.starts_with("HTTP/1.1 200 ")) << answer;
        EXPECT_NE(answer.find("\r\n\r\nGET " + target + " HTTP/1.1\r\n"), std::string::npos) << answer;
        EXPECT_EQ(answer.find("X-Forwarded-Prefix"), std::string::npos) << answer;
        EXPECT_EQ(answer.find("X-Access-Token"), std::string::npos) << answer;
    }
}

TEST_F(DomainTest, theTokenIsJudgedAsOnTheRoute)
{
    startWithDomain();
    const std::string wrong = "X-Access-Token: " + otherToken + "\r\n";
    EXPECT_TRUE(ask("/", "").starts_with("HTTP/1.1 401 "));
    EXPECT_TRUE(ask("/", wrong).starts_with("HTTP/1.1 401 "));
    EXPECT_TRUE(ask("/", m_token + m_token).starts_with("HTTP/1.1 400 "));
    EXPECT_TRUE(ask("/", m_token, "nobody").starts_with("HTTP/1.1 404 "));
    EXPECT_EQ(m_upstream->connections(), 0);
}

TEST_F(DomainTest, tokenRoutesAndHealthGoOnElsewhere)
{
    startWithDomain();
    BlockingClient client = connect();
    client.send(head("GET", "/x") + "\r\n");
    EXPECT_TRUE(client.readResponse().starts_with("HTTP/1.1 200 "));
    BlockingClient probe = connect();
    probe.send("GET /readyz HTTP/1.1\r\nHost: sandboxes.example\r\n\r\n");
    EXPECT_TRUE(probe.readResponse().starts_with("HTTP/1.1 200 "));
}

TEST_F(DomainTest, withoutADomainSuchAHostIsNothing)
{
    start([](BlockingClient &peer) { peer.readAll(); });
    BlockingClient client = connect();
    client.send("GET / HTTP/1.1\r\nHost: 8080-good.sandboxes.example\r\n" + m_token + "\r\n");
    EXPECT_TRUE(client.readResponse().starts_with("HTTP/1.1 404 "));
}
