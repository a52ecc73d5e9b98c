// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/forward/proxy_tunnel.h"

#include "gateway/forward/proxy_exchange.h"
#include "gateway/io/reactor.h"
#include "gateway/io/timer.h"
#include "tests/gateway/memory/manual_clock.h"
#include "tests/gateway/memory/memory_network.h"
#include "tests/gateway/memory/memory_peer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <optional>
#include <vector>

using namespace liteboxd;
using namespace liteboxd::forward;
using namespace std::chrono_literals;
using namespace std::string_literals;
using Protocol = ProxyTunnel::Protocol;
using Fault = io::NetworkPlan::Fault;

namespace {

constexpr auto timeout = 10s;
const std::string hello = "what goes through the tunnel";
const std::string answer = "and what comes back";

/// What the proxy waits for, and what it says then.
struct Step
{
    std::string request;
    std::string reply;
};

struct Row
{
    const char *name;
    ProxyTunnel tunnel;
    std::vector<Step> steps;
    std::string fault{};           ///< empty: the tunnel is open afterwards
    bool hangsUp = false;          ///< the proxy, behind its last step
    std::chrono::seconds pause{0}; ///< before each byte of a reply
};

/// One tunnel that is asked for over a network in memory, by a clock that moves only when nothing else does.
class TunnelRun
{
public:
    TunnelRun(const Row &row, const io::NetworkPlan &plan)
        : m_row(row)
        , m_network(m_reactor, plan)
    {
        auto ends = m_network.connect();
        m_peer.emplace(std::move(ends.peer));
        m_reactor.spawn(open(std::move(ends.tested)));
        m_reactor.spawn(play());
        while (m_running > 0 && io::Clock::now() < m_begun + 1h)
            turn();
        m_reactor.endTasks();
    }

    bool isOver() const { return m_running == 0; }
    bool isOpen() const { return m_isOpen; }
    const std::optional<base::Error> &fault() const { return m_fault; }
    const std::string &proxyGot() const { return m_peer->received(); }
    io::Clock::duration took() const { return m_took; }
    std::size_t operations() const { return m_network.operations(); }

private:
    io::Task<void> open(std::unique_ptr<io::Stream> stream)
    {
        const io::Deadline deadline = io::Clock::now() + timeout;
        const auto opened = co_await openTunnel(*stream, m_row.tunnel, deadline);
        m_took = io::Clock::now() - m_begun;
        if (!opened) {
            m_fault = opened.error();
            --m_running;
            co_return;
        }
        // To the byte: nothing was read that is the far end's.
        std::string got(answer.size(), '\0');
        const auto sent = co_await sendToProxy(*stream, hello, deadline);
        const auto received = co_await receiveFromProxy(*stream, got, deadline);
        m_isOpen = sent && received && got == answer;
        --m_running;
    }

    io::Task<void> play()
    {
        std::size_t expected = 0;
        bool isThere = true;
        for (const Step &step : m_row.steps) {
            expected += step.request.size();
            isThere = isThere && co_await m_peer->readBytes(expected);
            if (isThere)
                isThere = co_await say(step.reply);
        }
        if (!m_row.hangsUp) {
            isThere = isThere && co_await m_peer->readBytes(expected + hello.size());
            if (isThere)
                isThere = co_await m_peer->send(answer);
            if (isThere)
                co_await m_peer->readToTheEnd();
        }
        m_peer->close();
        --m_running;
    }

    io::Task<bool> say(const std::string &reply)
    {
        if (m_row.pause == 0s)
            co_return co_await m_peer->send(reply);
        io::Timer timer(m_reactor);
        for (std::size_t i = 0; i < reply.size(); ++i) {
            static_cast<void>(co_await timer.until(io::Clock::now() + m_row.pause));
            const std::string_view byte = std::string_view(reply).substr(i, 1);
            const bool sent = co_await m_peer->send(byte);
            if (!sent)
                co_return false;
        }
        co_return true;
    }

    void turn()
    {
        m_network.deliver();
        m_reactor.poll();
        if (!m_reactor.isIdle() || m_network.hasPending())
            return;
        const int wait = m_reactor.timers().untilNext(io::Clock::now());
        io::ManualClock::advance(std::chrono::milliseconds(std::max(1, wait)));
    }

    const Row &m_row;
    io::Reactor m_reactor;
    io::MemoryNetwork m_network;
    std::optional<io::MemoryPeer> m_peer;
    const io::Deadline m_begun = io::Clock::now();
    io::Clock::duration m_took{};
    std::optional<base::Error> m_fault;
    bool m_isOpen = false;
    int m_running = 2;
};

ProxyTunnel tunnel(Protocol protocol, const std::string &host = "k3s.example", const std::string &user = {},
                   const std::string &password = {})
{
    return {protocol, host, 6443, user, base::Secret(password)};
}

const ProxyTunnel http = tunnel(Protocol::HttpConnect);
const ProxyTunnel httpWithLogin = tunnel(Protocol::HttpConnect, "k3s.example", "user", "p4ss word");
const ProxyTunnel socks = tunnel(Protocol::Socks5);
const ProxyTunnel socksWithLogin = tunnel(Protocol::Socks5, "k3s.example", "user", "p4ss word");

std::string connectTo(const std::string &target, const std::string &login = {})
{
    return "CONNECT " + target + " HTTP/1.1\r\nHost: " + target + "\r\n" +
           (login.empty() ? "" : "Proxy-Authorization: Basic " + login + "\r\n") + "User-Agent: liteboxd\r\n\r\n";
}

const std::string connectRequest = connectTo("k3s.example:6443");
const std::string greeting = "\x05\x01\x00"s;
const std::string greetingWithLogin = "\x05\x02\x00\x02"s;
const std::string loginMessage = "\x01\x04user\x09p4ss word"s;
const std::string socksConnect = "\x05\x01\x00\x03\x0bk3s.example\x19\x2b"s;
const std::string socksReply = "\x05\x00\x00\x01\x0a\x00\x00\x01\x12\x34"s;

std::vector<Row> httpRows()
{
    const std::string ok = "HTTP/1.1 200 Connection established\r\n\r\n";
    return {
        {"opened", http, {{connectRequest, ok}}},
        {"HTTP/1.0 and fields", http, {{connectRequest, "HTTP/1.0 200 OK\r\nProxy-agent: tinyproxy/1.11.1\r\n\r\n"}}},
        {"a length that means nothing", http, {{connectRequest, "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n"}}},
        {"with a login", httpWithLogin, {{connectTo("k3s.example:6443", "dXNlcjpwNHNzIHdvcmQ="), ok}}},
        {"IPv4", tunnel(Protocol::HttpConnect, "10.0.0.1"), {{connectTo("10.0.0.1:6443"), ok}}},
        {"IPv6", tunnel(Protocol::HttpConnect, "fd00::1"), {{connectTo("[fd00::1]:6443"), ok}}},
        {"no login given",
         http,
         {{connectRequest, "HTTP/1.1 407 X\r\nProxy-Authenticate: Basic\r\nContent-Length: 4\r\n\r\nnope"}},
         "the proxy wants a user name and password"},
        {"wrong login",
         httpWithLogin,
         {{connectTo("k3s.example:6443", "dXNlcjpwNHNzIHdvcmQ="), "HTTP/1.1 407 X\r\nContent-Length: 0\r\n\r\n"}},
         "the proxy does not take this user name and password"},
        {"refused",
         http,
         {{connectRequest, "HTTP/1.1 403 Filtered\r\nContent-Length: 9\r\n\r\nforbidden"}},
         "the proxy makes no connection: it answers 403"},
        {"nobody there",
         http,
         {{connectRequest, "HTTP/1.1 502 Bad Gateway\r\n\r\n"}},
         "the proxy makes no connection: it answers 502"},
        {"interim",
         http,
         {{connectRequest, "HTTP/1.1 100 Continue\r\n\r\n"}},
         "the proxy makes no connection: it answers 100"},
        {"another protocol", http, {{connectRequest, "SSH-2.0-OpenSSH\r\n\r\n"}}, "the proxy's answer is no HTTP"},
        {"bare line feeds", http, {{connectRequest, "HTTP/1.1 200 OK\n\n"}}, "the proxy's answer is no HTTP"},
        {"without end",
         http,
         {{connectRequest, "HTTP/1.1 200 OK\r\n" + std::string(20'000, 'a')}},
         "the proxy's answer is no HTTP"},
        {"silence", http, {{connectRequest, ""}}, "the proxy did not answer in time"},
        {"hangs up", http, {{connectRequest, ""}}, "the proxy hung up", true},
        {"hangs up in its answer", http, {{connectRequest, "HTTP/1.1 200 OK\r\n"}}, "the proxy hung up", true},
        {"a byte each second", http, {{connectRequest, ok}}, "the proxy did not answer in time", false, 1s},
    };
}

std::vector<Row> socksRows()
{
    const Step hi{greeting, "\x05\x00"s};
    const auto replied = [](const std::string &reply) { return Step{socksConnect, reply}; };
    const auto refused = [&](char reply) { return replied("\x05"s + reply + "\x00\x01\x00\x00\x00\x00\x00\x00"s); };
    const std::string ipv4 = "\x05\x01\x00\x01\x0a\x00\x00\x01\x19\x2b"s;
    const std::string ipv6 = "\x05\x01\x00\x04\xfd\x00"s + std::string(13, '\0') + "\x01\x19\x2b"s;
    const std::string ipv6Reply = "\x05\x00\x00\x04"s + std::string(18, '\1');
    return {
        {"opened", socks, {hi, replied(socksReply)}},
        {"bound to IPv6", socks, {hi, replied(ipv6Reply)}},
        {"bound to a name", socks, {hi, replied("\x05\x00\x00\x03\x05proxy\x12\x34"s)}},
        {"bound to a name without letters", socks, {hi, replied("\x05\x00\x00\x03\x00\x12\x34"s)}},
        {"IPv4", tunnel(Protocol::Socks5, "10.0.0.1"), {hi, {ipv4, socksReply}}},
        {"IPv6", tunnel(Protocol::Socks5, "fd00::1"), {hi, {ipv6, socksReply}}},
        {"with a login",
         socksWithLogin,
         {{greetingWithLogin, "\x05\x02"s}, {loginMessage, "\x01\x00"s}, replied(socksReply)}},
        {"with a login that is not wanted", socksWithLogin, {{greetingWithLogin, "\x05\x00"s}, replied(socksReply)}},
        {"no login given", socks, {{greeting, "\x05\xff"s}}, "the proxy wants a user name and password"},
        {"another login",
         socksWithLogin,
         {{greetingWithLogin, "\x05\xff"s}},
         "the proxy takes no user name and password"},
        {"wrong login",
         socksWithLogin,
         {{greetingWithLogin, "\x05\x02"s}, {loginMessage, "\x01\x01"s}},
         "the proxy does not take this user name and password"},
        {"forbidden", socks, {hi, refused(2)}, "the proxy makes no connection: its rules do not allow it"},
        {"nobody there", socks, {hi, refused(5)}, "the proxy makes no connection: the connection is refused"},
        {"no such host", socks, {hi, refused(4)}, "the proxy makes no connection: the host cannot be reached"},
        {"an unknown reply", socks, {hi, refused(9)}, "the proxy makes no connection: it fails"},
        {"version 4", socks, {{greeting, "\x04\x00"s}}, "the proxy does not speak SOCKS5"},
        {"HTTP", socks, {{greeting, "HTTP/1.1 400 Bad Request\r\n\r\n"}}, "the proxy does not speak SOCKS5"},
        {"a login nobody offered", socks, {{greeting, "\x05\x02"s}}, "the proxy does not speak SOCKS5"},
        {"a login's answer of another version",
         socksWithLogin,
         {{greetingWithLogin, "\x05\x02"s}, {loginMessage, "\x05\x00"s}},
         "the proxy does not speak SOCKS5"},
        {"an unknown address", socks, {hi, replied("\x05\x00\x00\x02\x00\x00"s)}, "the proxy does not speak SOCKS5"},
        {"silence", socks, {{greeting, ""}}, "the proxy did not answer in time"},
        {"silence in its answer", socks, {hi, replied("\x05\x00\x00"s)}, "the proxy did not answer in time"},
        {"hangs up", socks, {hi, replied("")}, "the proxy hung up", true},
        {"a byte each second", socks, {hi, replied(socksReply)}, "the proxy did not answer in time", false, 1s},
        {"a name too long",
         tunnel(Protocol::Socks5, std::string(256, 'a')),
         {},
         "a name or password is too long for a SOCKS5 proxy",
         true},
    };
}

/// As it comes, byte by byte, and in small pieces that come late.
std::vector<io::NetworkPlan> plans()
{
    return {{}, {.mostAtOnce = 1}, {.mostAtOnce = 3, .laziness = 50}};
}

void check(const std::vector<Row> &rows)
{
    for (const Row &row : rows) {
        for (const io::NetworkPlan &plan : plans()) {
            SCOPED_TRACE(row.name + ", at most "s + std::to_string(plan.mostAtOnce) + " bytes");
            io::ManualClock::reset();
            const TunnelRun run(row, plan);
            EXPECT_TRUE(run.isOver());
            std::string asked;
            for (const Step &step : row.steps)
                asked += step.request;
            EXPECT_EQ(run.proxyGot(), row.fault.empty() ? asked + hello : asked);
            EXPECT_EQ(run.isOpen(), row.fault.empty());
            EXPECT_LE(run.took(), timeout + 1s);
            if (!run.fault())
                continue;
            EXPECT_EQ(run.fault()->code, base::ErrorCode::ProxyFailed);
            EXPECT_EQ(run.fault()->message, row.fault);
            EXPECT_EQ(run.fault()->text().find("p4ss"), std::string::npos);
        }
    }
}

} // namespace

TEST(ProxyTunnelTest, connect)
{
    check(httpRows());
}

/// Seen where it comes at once; later it is the tunnel's, where TLS finds that it is none of the server's.
TEST(ProxyTunnelTest, bytesBehindTheAnswerAreNoSuccess)
{
    const Row row{"blurts", http, {{connectRequest, "HTTP/1.1 200 OK\r\n\r\nx"}}};
    const TunnelRun run(row, {});
    ASSERT_TRUE(run.fault());
    EXPECT_EQ(run.fault()->message, "the proxy's answer is no HTTP");
}

TEST(ProxyTunnelTest, socks5)
{
    check(socksRows());
}

/// Whatever breaks at whichever read or write: it ends in time, open or ProxyFailed.
TEST(ProxyTunnelTest, everyFaultIsTheProxys)
{
    for (const Row &row : {httpRows().front(), socksRows()[6]}) {
        ASSERT_EQ(row.fault, "");
        for (const Fault fault : {Fault::Reset, Fault::End, Fault::Stall}) {
            bool cameUp = true;
            for (std::size_t at = 0; cameUp; ++at) {
                SCOPED_TRACE(row.name + ", fault at "s + std::to_string(at));
                io::ManualClock::reset();
                const TunnelRun run(row, {.fault = fault, .faultAt = at, .mostAtOnce = 5});
                cameUp = run.operations() > at;
                EXPECT_TRUE(run.isOver());
                EXPECT_LE(run.took(), timeout + 1s);
                EXPECT_EQ(run.isOpen(), !cameUp);
                EXPECT_TRUE(!run.fault() || run.fault()->code == base::ErrorCode::ProxyFailed);
            }
        }
    }
}
