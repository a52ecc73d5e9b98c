// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/egress/egress_service.h"

#include "gateway/http/server.h"
#include "tests/gateway/peers/scripted_upstream.h"

#include <gtest/gtest.h>

#include <array>
#include <condition_variable>
#include <cstdio>
#include <map>

using namespace liteboxd;
using namespace liteboxd::egress;
using namespace liteboxd::tests;

namespace {

/// Names that a test has written: each look-up of a name takes the next of its answers, the last one over and over.
class ListedNames final : public NameSource
{
public:
    std::map<std::string, std::vector<std::vector<std::string>>> answers;
    std::map<std::string, std::size_t> asked;

    io::Task<base::Result<std::vector<io::SocketAddress>>> lookUp(io::Reactor &, std::string host, std::uint16_t port,
                                                                  io::Deadline) override
    {
        const auto found = answers.find(host);
        if (found == answers.end())
            co_return base::fail(base::ErrorCode::NotFound, "no such name");
        const std::size_t turn = std::min(asked[host]++, found->second.size() - 1);
        std::vector<io::SocketAddress> addresses;
        for (const std::string &text : found->second[turn])
            addresses.push_back(*io::SocketAddress::parse(text, port));
        co_return addresses;
    }
};

struct Curled
{
    std::string body;
    std::string proxyCode; ///< of CONNECT; "000": there was none
    std::string code;
};

/// A proxy for the sandbox "box" at 127.0.0.1, which may reach allowed.example and everything below it; the only
/// address that may be reached is 127.0.0.1.
class EgressServiceTest : public testing::Test
{
protected:
    void start(ScriptedUpstream::Script script, std::uint32_t rate = 0)
    {
        m_upstream = std::make_unique<ScriptedUpstream>(std::move(script));
        m_names.answers = {{"allowed.example", {{"127.0.0.1"}}},
                           {"deep.sub.allowed.example", {{"127.0.0.1"}}},
                           {"private.allowed.example", {{"10.1.2.3"}}},
                           {"metadata.allowed.example", {{"169.254.169.254"}}},
                           {"mixed.allowed.example", {{"127.0.0.1", "192.168.1.1"}}},
                           {"rebinding.allowed.example", {{"127.0.0.1"}, {"10.1.2.3"}}},
                           {"other.example", {{"127.0.0.1"}}}};
        EgressService::Settings settings;
        settings.addresses.permitted.add("127.0.0.1");
        settings.rate = rate;
        settings.onDecided = [this](const EgressNote &note) {
            const std::lock_guard lock(m_mutex);
            m_notes.push_back(note);
            m_noted.notify_all();
        };
        m_service = std::make_unique<EgressService>(std::move(settings), m_names);
        http::Server::Settings server;
        server.listen = {*io::SocketAddress::parse("127.0.0.1", 0)};
        server.workers = 1;
        server.targets = http::TargetForms::Proxy;
        server.timeouts.linger = std::chrono::milliseconds(300);
        m_server = std::move(*http::Server::create(server, *m_service));
        publish({"allowed.example", "*.allowed.example"});
        m_server->start();
    }

    void TearDown() override
    {
        m_server.reset();
        m_service.reset();
        m_upstream.reset();
    }

    void publish(const std::vector<std::string> &domains, bool isOpened = true)
    {
        EgressClient client{"box", "uid", isOpened};
        for (const std::string &domain : domains)
            client.domains.push_back(*sandbox::DomainPattern::parse(QString::fromStdString(domain)));
        const auto address = io::SocketAddress::parse("127.0.0.1", 0)->bytes();
        m_service->publish(std::make_shared<EgressTable>(
            std::map<EgressTable::Address, EgressClient>{{address, client}}, EgressTable::Freshness::Current));
    }

    BlockingClient knock() const { return BlockingClient(m_server->addresses().front()); }

    std::string authority(const std::string &host) const { return host + ':' + std::to_string(m_upstream->port()); }

    /// A real curl through the proxy.
    Curled curl(const std::string &options, const std::string &host, const std::string &path = "/") const
    {
        const std::string command = "curl -s --max-time 30 --noproxy '' -x http://" +
                                    m_server->addresses().front().text() + " -w '\\n%{http_connect} %{http_code}' " +
                                    options + " 'http://" + authority(host) + path + "'";
        std::string out;
        FILE *const pipe = ::popen(command.c_str(), "r");
        std::array<char, 4096> part{};
        while (const std::size_t got = std::fread(part.data(), 1, part.size(), pipe))
            out.append(part.data(), got);
        ::pclose(pipe);
        const std::size_t line = out.rfind('\n');
        return {out.substr(0, line), out.substr(line + 1, 3), out.substr(line + 5)};
    }

    /// At least so many, if they come at all: a client may have its answer before it is noted.
    std::vector<EgressNote> notes(std::size_t count = 1)
    {
        std::unique_lock lock(m_mutex);
        m_noted.wait_for(lock, std::chrono::seconds(10), [&] { return m_notes.size() >= count; });
        return m_notes;
    }

    ListedNames m_names;
    std::mutex m_mutex;
    std::condition_variable m_noted;
    std::vector<EgressNote> m_notes;
    std::unique_ptr<ScriptedUpstream> m_upstream;
    std::unique_ptr<EgressService> m_service;
    std::unique_ptr<http::Server> m_server;
};

/// Answers with what it was asked.
void echo(BlockingClient &peer)
{
    const std::string request = peer.readResponse();
    peer.send("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nConnection: X-Hop\r\nX-Hop: 1\r\nContent-Length: " +
              std::to_string(request.size()) + "\r\n\r\n" + request);
}

} // namespace

TEST_F(EgressServiceTest, passesARequestOnByCurl)
{
    start(echo);
    const Curled got =
        curl("-H 'Proxy-Authorization: Basic c2VjcmV0' -H 'X-Mine: 1'", "deep.sub.allowed.example", "/a%2Fb/?q=1");
    EXPECT_EQ(got.code, "200");
    EXPECT_TRUE(got.body.starts_with("GET /a%2Fb/?q=1 HTTP/1.1\r\nHost: " + authority("deep.sub.allowed.example")))
        << got.body;
    EXPECT_NE(got.body.find("X-Mine: 1"), std::string::npos);
    EXPECT_NE(got.body.find("Via: 1.1 liteboxd-egress"), std::string::npos);
    EXPECT_NE(got.body.find("Connection: close"), std::string::npos);
    EXPECT_EQ(got.body.find("Proxy-"), std::string::npos);
    const auto told = notes();
    ASSERT_EQ(told.size(), 1U);
    EXPECT_EQ(told[0].sandboxId, "box");
    EXPECT_EQ(told[0].client, "127.0.0.1");
    EXPECT_EQ(told[0].target, authority("deep.sub.allowed.example"));
    EXPECT_EQ(told[0].status, 200);
    EXPECT_EQ(m_service->counts().requests, 1U);
}

TEST_F(EgressServiceTest, passesABodyOnByCurl)
{
    start(echo);
    const Curled got = curl("-d @/proc/self/status -H 'Expect: 100-continue'", "allowed.example");
    EXPECT_EQ(got.code, "200");
    EXPECT_NE(got.body.find("Name:"), std::string::npos) << got.body;
    EXPECT_EQ(got.body.find("Expect"), std::string::npos);
}

TEST_F(EgressServiceTest, opensATunnelByCurl)
{
    start(echo);
    const Curled got = curl("-p", "allowed.example", "/x");
    EXPECT_EQ(got.proxyCode, "200");
    EXPECT_EQ(got.code, "200");
    EXPECT_TRUE(got.body.starts_with("GET /x HTTP/1.1\r\n")) << got.body;
}

TEST_F(EgressServiceTest, refusesByARuleThatItNames)
{
    start(echo);
    const std::vector<std::array<const char *, 3>> rows{
        {"other.example", "403", "allowed-domains"},
        {"notallowed.example", "403", "allowed-domains"},
        {"127.0.0.1", "403", "name-only"},
        {"private.allowed.example", "403", "public-address"},
        {"metadata.allowed.example", "403", "public-address"},
        {"mixed.allowed.example", "403", "public-address"},
        {"nowhere.allowed.example", "502", "name-resolved"},
    };
    for (const auto &[host, code, rule] : rows) {
        const Curled plain = curl("", host);
        EXPECT_EQ(plain.code, code) << host;
        EXPECT_NE(plain.body.find("\"rule\":\"" + std::string(rule) + '"'), std::string::npos) << plain.body;
        EXPECT_EQ(plain.body.find("10.1.2.3"), std::string::npos);
        EXPECT_EQ(curl("-p", host).proxyCode, code) << host;
        EXPECT_EQ(std::string(nameOf(*notes().back().refusedBy)), rule);
    }
    EXPECT_EQ(m_upstream->connections(), 0);
    EXPECT_EQ(m_service->counts().requests, 0U);
}

TEST_F(EgressServiceTest, dialsWhatItJudgedAndJudgesEachTimeAnew)
{
    start(echo);
    EXPECT_EQ(curl("", "rebinding.allowed.example").code, "200");
    EXPECT_EQ(m_names.asked["rebinding.allowed.example"], 1U); // one look-up for judging and dialling
    EXPECT_EQ(curl("", "rebinding.allowed.example").code, "403");
    EXPECT_EQ(m_upstream->connections(), 1);
}

TEST_F(EgressServiceTest, judgesEveryRequestOfAConnection)
{
    start(echo);
    BlockingClient client = knock();
    const auto get = [this](const std::string &host) {
        return "GET http://" + authority(host) + "/ HTTP/1.1\r\nHost: allowed.example\r\n\r\n";
    };
    client.send(get("allowed.example") + get("other.example") + get("allowed.example"));
    EXPECT_TRUE(client.readResponse().starts_with("HTTP/1.1 200"));
    EXPECT_TRUE(client.readResponse().starts_with("HTTP/1.1 403"));
    const std::string last = client.readResponse();
    EXPECT_TRUE(last.starts_with("HTTP/1.1 200"));
    EXPECT_EQ(last.find("X-Hop"), std::string::npos);
    EXPECT_NE(last.find("Host: " + authority("allowed.example")), std::string::npos);
}

TEST_F(EgressServiceTest, endsTunnelsThatTheListPermitsNoMore)
{
    start([](BlockingClient &peer) {
        peer.send("hello");
        peer.readAll();
    });
    const std::string connect =
        "CONNECT " + authority("deep.sub.allowed.example") + " HTTP/1.1\r\nHost: x\r\n\r\nearly";
    for (const bool isOpened : {true, false}) {
        publish({"allowed.example", "*.allowed.example"});
        BlockingClient client = knock();
        client.send(connect);
        EXPECT_TRUE(client.readUntil("hello").ends_with("\r\n\r\nhello"));
        EXPECT_EQ(m_service->counts().open, 1U);
        publish({isOpened ? "allowed.example" : "*.allowed.example"}, isOpened);
        EXPECT_EQ(client.readAll(), "");
        EXPECT_TRUE(client.wasReset() || client.hasEnded());
    }
}

TEST_F(EgressServiceTest, limitsTheRateOfASandbox)
{
    start(echo, 2);
    BlockingClient client = knock();
    std::string request = "GET http://other.example/ HTTP/1.1\r\nHost: x\r\n\r\n";
    client.send(request + request + request + request + request + request);
    std::string answers;
    for (int i = 0; i < 6; ++i)
        answers += client.readResponse();
    EXPECT_NE(answers.find("429"), std::string::npos);
    EXPECT_NE(answers.find("Retry-After: 1"), std::string::npos);
}

TEST_F(EgressServiceTest, refusesWhatIsNoMessage)
{
    start(echo);
    for (const char *const head : {"CONNECT allowed.example:1 HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello",
                                   "TRACE http://allowed.example/ HTTP/1.1\r\nHost: x\r\n\r\n",
                                   "GET http://allowed.example/ HTTP/1.1\r\nHost: x\r\nHost: y\r\n\r\n"}) {
        BlockingClient client = knock();
        client.send(head);
        EXPECT_TRUE(client.readAll().starts_with("HTTP/1.1 40")) << head;
    }
    EXPECT_EQ(m_upstream->connections(), 0);
}
