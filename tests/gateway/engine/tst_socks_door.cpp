// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/socks_door.h"

#include "tests/gateway/engine/gateway_fixture.h"

#include <future>
#include <string>
#include <vector>

using namespace liteboxd;
using namespace liteboxd::engine;
using namespace liteboxd::tests;

namespace {

using namespace std::string_literals;

std::string login(const std::string &user, const std::string &password)
{
    return "\x01"s + static_cast<char>(user.size()) + user + static_cast<char>(password.size()) + password;
}

std::string asking(const std::string &host, int port, char command = 1)
{
    return "\x05"s + command + "\0\x03"s + static_cast<char>(host.size()) + host + static_cast<char>(port >> 8) +
           static_cast<char>(port & 0xff);
}

/// A client's dialogue with the SOCKS of a gateway that serves `sandboxes.example`.
class SocksDoorTest : public GatewayFixture
{
protected:
    void start(ScriptedUpstream::Script script, http::Timeouts timeouts = shortTimeouts())
    {
        auto socket = *io::ListeningSocket::open(*io::SocketAddress::parse("127.0.0.1", 0));
        m_address = socket->address();
        m_gatewaySettings.socks = {std::move(socket)};
        m_gatewaySettings.timeouts = timeouts;
        m_gatewaySettings.domain = "sandboxes.example";
        GatewayFixture::start(std::move(script), timeouts);
    }

    BlockingClient knock() const { return BlockingClient(m_address); }

    /// What it answers to both, without the choice of a method.
    std::string answerTo(const std::string &said)
    {
        BlockingClient client = knock();
        client.send("\x05\x02\x00\x02"s);
        EXPECT_EQ(client.readExactly(2), "\x05\x02");
        client.send(said);
        client.shutdownSend();
        return client.readAll();
    }

    io::SocketAddress m_address = *io::SocketAddress::parse("127.0.0.1", 0);
};

const std::string in = "\x01\x00"s;
const std::string out = "\x01\x01"s;

std::string reply(char code)
{
    return "\x05"s + code + "\0\x01\0\0\0\0\0\0"s;
}

} // namespace

TEST_F(SocksDoorTest, opensThePortOfTheSandboxByEachOfItsNames)
{
    start([](BlockingClient &peer) { peer.send("got " + peer.readAll()); });
    const int port = m_upstream->port();
    for (const std::string &name : {"good"s, "GOOD"s, "localhost"s, "good.sandboxes.example"s,
                                    std::to_string(port) + "-good.sandboxes.example"}) {
        BlockingClient client = knock();
        client.send("\x05\x01\x02"s + login("good", sandboxToken) + asking(name, port) + "early ");
        EXPECT_EQ(client.readExactly(14), "\x05\x02"s + in + reply(0)) << name;
        client.send("late");
        client.shutdownSend();
        EXPECT_EQ(client.readAll(), "got early late") << name;
        EXPECT_FALSE(client.wasReset());
    }
}

TEST_F(SocksDoorTest, opensNothingElse)
{
    start([](BlockingClient &peer) { peer.readAll(); });
    const int port = m_upstream->port();
    const std::string good = login("good", sandboxToken);
    const std::string other = std::to_string(port);
    const std::string bytes = {static_cast<char>(port >> 8), static_cast<char>(port & 0xff)};
    struct Row
    {
        const char *what;
        std::string said;
        std::string answer;
    };
    const std::vector<Row> rows{
        {"wrong token", login("good", otherToken), out},
        {"no token", login("good", ""), out},
        {"no such sandbox", login("nobody", std::string(64, 'c')), out},
        {"no such sandbox, another's token", login("nobody", sandboxToken), out},
        {"no id", login("", sandboxToken), out},
        {"a sandbox without a token", login("untokened", ""), out},
        {"another sandbox", good + asking("other", port), in + reply(2)},
        {"another sandbox's host", good + asking("other.sandboxes.example", port), in + reply(2)},
        {"another port's host", good + asking("1-good.sandboxes.example", port), in + reply(2)},
        {"a name of the world", good + asking("example.org", port), in + reply(2)},
        {"an address as a name", good + asking("127.0.0.1", port), in + reply(2)},
        {"no name", good + asking("", port), in + reply(2)},
        {"a name with a NUL", good + asking("good\0.example"s, port), in + reply(2)},
        {"IPv4", good + "\x05\x01\0\x01\x7f\0\0\x01"s + bytes, in + reply(2)},
        {"IPv6", good + "\x05\x01\0\x04"s + std::string(15, '\0') + "\x01" + bytes, in + reply(2)},
        {"port 0", good + asking("good", 0), in + reply(2)},
        {"BIND", good + asking("good", port, 2), in + reply(7)},
        {"UDP ASSOCIATE", good + asking("good", port, 3), in + reply(7)},
        {"a kind of address that is none", good + "\x05\x01\0\x02\x7f\0\0\x01"s + bytes, in + reply(8)},
        {"a reserved byte", good + "\x05\x01\x01\x03\x04good"s + bytes, in + reply(1)},
        {"another version behind the login", good + "\x04\x01"s, in + reply(1)},
        {"another version of the login", "\x05\x04good"s, ""},
        {"cut off in the login", good.substr(0, 20), ""},
        {"cut off in the request", good + asking("good", port).substr(0, 7), in},
        {"a port where nobody listens", good + asking("good", 1), in + reply(5)},
    };
    for (const Row &row : rows)
        EXPECT_EQ(answerTo(row.said), row.answer) << row.what;
    EXPECT_EQ(m_upstream->connections(), 0);
}

TEST_F(SocksDoorTest, choosesNoOtherMethodAndNoOtherVersion)
{
    start([](BlockingClient &peer) { peer.readAll(); });
    const std::vector<std::pair<std::string, std::string>> rows{
        {"\x05\x01\x00"s, "\x05\xff"s}, {"\x05\x02\x00\x01"s, "\x05\xff"s}, {"\x05\x00"s, ""},
        {"\x04\x01\x00\x50"s, ""},      {"GET / HTTP/1.1\r\n\r\n", ""},     {"", ""},
    };
    for (const auto &[said, answer] : rows) {
        BlockingClient client = knock();
        client.send(said);
        client.shutdownSend();
        EXPECT_EQ(client.readAll(), answer) << said;
    }
}

TEST_F(SocksDoorTest, readsByteByByte)
{
    start([](BlockingClient &peer) { peer.send(peer.readExactly(1)); });
    BlockingClient client = knock();
    for (const char byte : "\x05\x01\x02"s + login("good", sandboxToken) + asking("good", m_upstream->port()) + "x")
        client.send(std::string_view(&byte, 1));
    EXPECT_EQ(client.readAll(), "\x05\x02"s + in + reply(0) + "x");
}

TEST_F(SocksDoorTest, letsGoWhoSaysNothing)
{
    http::Timeouts timeouts = shortTimeouts();
    timeouts.head = std::chrono::milliseconds(100);
    start([](BlockingClient &peer) { peer.readAll(); }, timeouts);
    BlockingClient client = knock();
    client.send("\x05\x01\x02"s);
    EXPECT_EQ(client.readAll(), "\x05\x02"s);
    EXPECT_TRUE(client.hasEnded());
}

TEST_F(SocksDoorTest, aClientHasSoManyAndNoMore)
{
    m_serverSettings.connections.perClient = 2;
    start([](BlockingClient &peer) { peer.readAll(); });
    BlockingClient first = knock();
    BlockingClient second = knock();
    first.send("\x05\x01\x02"s);
    second.send("\x05\x01\x02"s);
    EXPECT_EQ(first.readExactly(2) + second.readExactly(2), "\x05\x02\x05\x02"s);
    EXPECT_EQ(knock().readAll(), "");
}

TEST_F(SocksDoorTest, endsWithItsToken)
{
    start([](BlockingClient &peer) { peer.readAll(); });
    BlockingClient client = knock();
    client.send("\x05\x01\x02"s + login("good", sandboxToken) + asking("good", m_upstream->port()));
    EXPECT_EQ(client.readExactly(14), "\x05\x02"s + in + reply(0));
    publishGood([](Route &route) { route.token = base::digest(otherToken); });
    EXPECT_EQ(client.readAll(), "");
    EXPECT_TRUE(client.wasReset());
}
