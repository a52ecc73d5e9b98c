// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/engine/websocket_fixture.h"
#include "tests/gateway/peers/place.h"

#include <sys/wait.h>
#include <unistd.h>

#include <future>

using namespace liteboxd;
using namespace liteboxd::engine;
using namespace liteboxd::tests;

namespace {

/// What a browser is answered at an origin of the sandbox "good".
class BrowserOriginTest : public WebSocketFixture
{
protected:
    BrowserOriginTest()
    {
        m_gatewaySettings.browserAccess = m_access;
        m_gatewaySettings.onSignInsRefused = [this](std::size_t count) { m_refused.set_value(count); };
        m_serverSettings.limits.longTarget = BrowserAccess::loginPath;
    }

    void startForBrowsers(const ScriptedUpstream::Script &script = answerAll)
    {
        start(script);
        m_access->setGatewayPort(m_server->addresses().front().port());
        publishTagged("0123abcd");
    }

    static void answerAll(BlockingClient &peer)
    {
        while (!peer.readUntil("\r\n\r\n").empty())
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    }

    void publishTagged(const std::string &tag, const std::string &token = sandboxToken)
    {
        publishGood([&](Route &route) {
            route.originTag = tag;
            route.token = base::digest(token);
        });
    }

    std::string origin() const { return *m_access->originOf(place("good", m_upstream->port())); }
    std::string host() const { return origin().substr(std::string("http://").size()); }

    std::string ask(const std::string &target, const std::string &fields, const std::string &method = "GET")
    {
        BlockingClient client = connect();
        client.send(method + " " + target + " HTTP/1.1\r\nHost: " + m_host + "\r\n" + fields + "\r\n");
        return client.readResponse();
    }

    std::string loginTarget()
    {
        const auto link = m_access->mintLogin(place("good", m_upstream->port()), "/", io::Clock::now());
        return link->reveal().substr(origin().size());
    }

    /// "Cookie: …" of a browser that has signed in at host(), which is kept for ask().
    std::string signIn()
    {
        m_host = host();
        const std::string answer = ask(loginTarget(), "");
        EXPECT_TRUE(answer.starts_with("HTTP/1.1 303 ")) << answer;
        const auto begin = answer.find("Set-Cookie: ") + 12;
        return "Cookie: " + answer.substr(begin, answer.find(';', begin) - begin) + "\r\n";
    }

    std::shared_ptr<BrowserAccess> m_access = std::make_shared<BrowserAccess>();
    std::promise<std::size_t> m_refused;
    std::string m_host;
};

int statusOf(const std::string &answer)
{
    return answer.size() < 12 ? 0 : std::stoi(answer.substr(9, 3));
}

} // namespace

TEST_F(BrowserOriginTest, opensWithTheCookieOfItsLink)
{
    startForBrowsers();
    const std::string cookie = signIn();
    EXPECT_EQ(statusOf(ask("/", cookie)), 200);
    EXPECT_EQ(statusOf(ask("/", "")), 401);
}

TEST_F(BrowserOriginTest, anEarlierPodsOriginIsClosed)
{
    startForBrowsers();
    const std::string cookie = signIn();
    publishTagged("ffff0000");
    EXPECT_EQ(statusOf(ask("/", cookie)), 401);
    EXPECT_NE(host(), m_host);
}

TEST_F(BrowserOriginTest, aSessionEndsWithTheTokenItWasGrantedFor)
{
    startForBrowsers();
    const std::string cookie = signIn();
    publishTagged("0123abcd", otherToken);
    EXPECT_EQ(statusOf(ask("/", cookie)), 401);
    publishTagged("0123abcd");
    EXPECT_EQ(statusOf(ask("/", cookie)), 401) << "what has ended stays so";
}

TEST_F(BrowserOriginTest, aLinkEndsWithTheTokenItWasMadeFor)
{
    startForBrowsers();
    m_host = host();
    const std::string link = loginTarget();
    publishTagged("0123abcd", otherToken);
    EXPECT_EQ(statusOf(ask(link, "")), 401);
}

TEST_F(BrowserOriginTest, endingASessionClosesItsWebSockets)
{
    start([](BlockingClient &peer) {
        peer.readUntil("\r\n\r\n");
        peer.send(switchingProtocols + "\r\n");
        echo(peer);
    });
    m_access->setGatewayPort(m_server->addresses().front().port());
    publishTagged("0123abcd");
    const std::string cookie = signIn();
    BlockingClient client = connect();
    client.send("GET /ws HTTP/1.1\r\nHost: " + m_host + "\r\nOrigin: " + origin() + "\r\n" + cookie + handshakeFields +
                "\r\n");
    ASSERT_TRUE(client.readUntil("\r\n\r\n").starts_with("HTTP/1.1 101"));
    ASSERT_EQ(m_access->sessions().list().size(), 1U);
    m_access->sessions().end(m_access->sessions().list().front().number);
    auto frame = readFrame(client);
    while (frame.first == Opcode::Ping) // it has been silent for a while
        frame = readFrame(client);
    EXPECT_EQ(frame, std::pair(Opcode::Close, closeText(CloseCode::PolicyViolation)));
    EXPECT_EQ(statusOf(ask("/", cookie)), 401);
}

TEST_F(BrowserOriginTest, anotherSiteEmbedsNothingAndOriginIsSaidOnce)
{
    startForBrowsers();
    const std::string cookie = signIn();
    const std::string crossSite = cookie + "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: ";
    EXPECT_EQ(statusOf(ask("/", crossSite + "navigate\r\n")), 200);
    EXPECT_EQ(statusOf(ask("/", crossSite + "no-cors\r\n")), 403);
    EXPECT_EQ(statusOf(ask("/", cookie + "Sec-Fetch-Site: same-origin\r\nSec-Fetch-Mode: cors\r\n")), 200);
    const std::string ours = "Origin: " + origin() + "\r\n";
    EXPECT_EQ(statusOf(ask("/", cookie + ours + "Content-Length: 0\r\n", "POST")), 200);
    EXPECT_EQ(statusOf(ask("/", cookie + ours + ours + "Content-Length: 0\r\n", "POST")), 403);
    EXPECT_EQ(statusOf(ask("/", cookie + ours + "Origin: http://evil.example\r\n")), 403);
}

TEST_F(BrowserOriginTest, cookiesWithoutEndDoNotKeepItsOperatorOut)
{
    startForBrowsers();
    m_host = host();
    std::string cookies = "Cookie: a=1";
    for (int i = 0; i < 40; ++i)
        cookies += "; big" + std::to_string(i) + "=" + std::string(4000, 'x');
    EXPECT_EQ(statusOf(ask("/", cookies + "\r\n")), 431);
    const std::string answer = ask(loginTarget(), cookies + "\r\n");
    EXPECT_EQ(statusOf(answer), 303) << answer;
    EXPECT_NE(answer.find("\r\nSet-Cookie: big39=; Max-Age=0; Path=/\r\n"), std::string::npos) << answer;
}

TEST_F(BrowserOriginTest, refusedSignInsAreToldOfTogether)
{
    startForBrowsers();
    m_host = host();
    for (int i = 0; i < 50; ++i)
        EXPECT_EQ(statusOf(ask("/_liteboxd/login?secret=x", "")), 401);
    EXPECT_EQ(m_refused.get_future().get(), 1U); // a second call would throw
}

TEST_F(BrowserOriginTest, aPageIsForWhoAsksForOneWhateverIsRefused)
{
    startForBrowsers();
    const std::string cookie = signIn();
    const std::string page = "Accept: text/html\r\n";
    const auto isPage = [](const std::string &answer) { return answer.find("<!doctype html>") != std::string::npos; };
    EXPECT_TRUE(isPage(ask("/_liteboxd/login?secret=x", page)));
    EXPECT_FALSE(isPage(ask("/_liteboxd/login?secret=x", "")));
    const std::string malformed = cookie + "Connection: Upgrade\r\nUpgrade: websocket\r\nOrigin: " + origin() + "\r\n";
    EXPECT_EQ(statusOf(ask("/", malformed)), 400);
    EXPECT_TRUE(isPage(ask("/", malformed + page)));
    EXPECT_FALSE(isPage(ask("/", malformed)));
}

TEST_F(BrowserOriginTest, isForTheUserWhoRunsIt)
{
    if (::geteuid() != 0)
        GTEST_SKIP() << "only root can be somebody else";
    startForBrowsers();
    const std::string cookie = signIn();
    const std::string request = "GET / HTTP/1.1\r\nHost: " + m_host + "\r\nConnection: close\r\n" + cookie + "\r\n";
    const std::string onRoute = head("GET", "/") + "Connection: close\r\n\r\n";
    const auto asNobody = [this](const std::string &bytes) {
        const pid_t child = ::fork();
        if (child == 0) {
            constexpr uid_t nobody = 65534;
            if (::setuid(nobody) != 0)
                ::_exit(255);
            BlockingClient client = connect();
            client.send(bytes);
            ::_exit(statusOf(client.readResponse()) / 100);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        return WEXITSTATUS(status);
    };
    EXPECT_EQ(asNobody(request), 4);
    EXPECT_EQ(asNobody(onRoute), 2) << "who has the token is let in whoever it is";
    EXPECT_EQ(statusOf(ask("/", cookie)), 200);
}
