// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/descriptor_budget.h"

#include "core/base/websocket_frame.h"
#include "gateway/engine/gateway.h"
#include "gateway/http/server.h"
#include "tests/gateway/engine/gateway_fixture.h"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <sys/resource.h>
#include <sys/wait.h>

#include <csignal>
#include <list>

using namespace liteboxd;
using namespace liteboxd::engine;
using namespace liteboxd::http;
using namespace liteboxd::tests;

namespace {

const std::string token(64, 'a');

/// A gateway in a process of its own that may have `descriptors` of them, and can be told to waste all it has left.
class ConfinedGateway
{
public:
    /// To be made before the test has any other thread.
    ConfinedGateway(rlim_t descriptors, std::size_t workers)
    {
        std::array<int, 2> commands{};
        std::array<int, 2> answers{};
        EXPECT_EQ(::pipe2(commands.data(), O_CLOEXEC) + ::pipe2(answers.data(), O_CLOEXEC), 0);
        m_child = ::fork();
        if (m_child == 0)
            serve(descriptors, workers, commands[0], answers[1]);
        ::close(commands[0]);
        ::close(answers[1]);
        m_commands = io::FileDescriptor(commands[1]);
        m_answers = io::FileDescriptor(answers[0]);
        std::uint16_t port = 0;
        EXPECT_EQ(::read(m_answers.get(), &port, sizeof port), static_cast<ssize_t>(sizeof port));
        m_address = *io::SocketAddress::parse("127.0.0.1", port);
    }
    ConfinedGateway(const ConfinedGateway &) = delete;
    ConfinedGateway &operator=(const ConfinedGateway &) = delete;
    ~ConfinedGateway()
    {
        ::kill(m_child, SIGKILL);
        ::waitpid(m_child, nullptr, 0);
    }

    const io::SocketAddress &address() const { return m_address; }
    void wasteDescriptors() { tell('w'); }
    void giveThemBack() { tell('g'); }

private:
    [[noreturn]] static void serve(rlim_t descriptors, std::size_t workers, int commands, int answers)
    {
        const rlimit limit{descriptors, descriptors};
        ::setrlimit(RLIMIT_NOFILE, &limit);
        Gateway gateway(Gateway::Settings{});
        RouteTable::Routes routes;
        routes["good"] =
            std::make_shared<Route>(Route{base::digest(token), "127.0.0.1", "liteboxd", "sandbox-good", "uid-1"});
        gateway.publish(std::make_shared<RouteTable>(std::move(routes), RouteTable::Freshness::Current));
        Server::Settings settings;
        settings.listen = {*io::SocketAddress::parse("127.0.0.1", 0)};
        settings.workers = workers;
        auto server = Server::create(settings, gateway);
        (*server)->start();
        const std::uint16_t port = (*server)->addresses().front().port();
        if (::write(answers, &port, sizeof port) != sizeof port)
            ::_exit(1);
        std::list<io::FileDescriptor> wasted;
        for (char command = 0; ::read(commands, &command, 1) == 1;) {
            wasted.clear();
            while (command == 'w' && (wasted.empty() || wasted.back().isValid()))
                wasted.emplace_back(::open("/dev/null", O_RDONLY | O_CLOEXEC));
            if (::write(answers, &command, 1) != 1)
                break;
        }
        ::_exit(0);
    }

    void tell(char command)
    {
        char done = 0;
        EXPECT_EQ(::write(m_commands.get(), &command, 1), 1);
        EXPECT_EQ(::read(m_answers.get(), &done, 1), 1);
    }

    pid_t m_child = -1;
    io::FileDescriptor m_commands;
    io::FileDescriptor m_answers;
    io::SocketAddress m_address;
};

/// Each connection of a client has one of its own here: nothing is kept.
void answerOnce(BlockingClient &peer)
{
    peer.readUntil("\r\n\r\n");
    peer.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
    peer.readAll();
}

std::string requestHead(const ScriptedUpstream &upstream)
{
    return "GET /api/v1/sandbox/good/port/" + std::to_string(upstream.port()) +
           "/ HTTP/1.1\r\nHost: x\r\nX-Access-Token: " + token + "\r\n";
}

bool isServed(BlockingClient &client, const ScriptedUpstream &upstream)
{
    client.send(requestHead(upstream) + "\r\n");
    return client.readResponse().starts_with("HTTP/1.1 200 ");
}

bool isServedInTheEnd(const ConfinedGateway &gateway, const ScriptedUpstream &upstream)
{
    for (int attempt = 0; attempt < 1000; ++attempt) {
        BlockingClient client(gateway.address());
        if (isServed(client, upstream))
            return true;
    }
    return false;
}

} // namespace

TEST(DescriptorBudgetTest, leavesRoomForTheConnectionBehindEachClient)
{
    for (const std::size_t workers : {1, 2, 8, 64}) {
        for (const std::size_t descriptors : {1024, 4096, 20'000, 1'048'576}) {
            const DescriptorBudget budget = DescriptorBudget::of(descriptors, workers);
            const std::size_t used =
                2 * budget.clients + workers * (budget.idleUpstreamsPerWorker + 2 * budget.pipesPerWorker + 8) + 64;
            EXPECT_GE(budget.clients, 4U);
            EXPECT_GE(budget.idleUpstreamsPerWorker, 1U);
            if (descriptors >= 64 + 12 * workers) {
                EXPECT_LE(used, descriptors) << workers << ' ' << descriptors;
            }
        }
    }
    EXPECT_GT(DescriptorBudget::of(1024, 2).clients, 350U);
    EXPECT_GT(DescriptorBudget::of(1'048'576, 2).clients, 500'000U);
}

TEST(DescriptorsTest, moreClientsThanDescriptorsAreTurnedAwayAndTheOthersGoOn)
{
    constexpr rlim_t descriptors = 256;
    ConfinedGateway gateway(descriptors, 2);
    ScriptedUpstream upstream(answerOnce);
    std::list<BlockingClient> served;
    std::list<BlockingClient> turnedAway;
    for (rlim_t i = 0; i < descriptors; ++i) {
        BlockingClient client(gateway.address());
        if (isServed(client, upstream))
            served.push_back(std::move(client));
        else
            turnedAway.push_back(std::move(client));
    }
    EXPECT_EQ(served.size(), DescriptorBudget::of(descriptors, 2).clients);
    // A connection to the sandbox can be made for each that was accepted, at the same time.
    for (BlockingClient &client : served)
        EXPECT_TRUE(isServed(client, upstream));
    turnedAway.clear();
    served.pop_front();
    EXPECT_TRUE(isServedInTheEnd(gateway, upstream));
}

TEST(DescriptorsTest, whenNoneIsLeftItShedsAndRecovers)
{
    ConfinedGateway gateway(256, 2);
    ScriptedUpstream upstream([](BlockingClient &peer) {
        while (!peer.readUntil("\r\n\r\n").empty())
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok");
    });
    BlockingClient early(gateway.address());
    BlockingClient other(gateway.address());
    ASSERT_TRUE(isServed(early, upstream));
    ASSERT_TRUE(isServed(other, upstream));
    gateway.wasteDescriptors();
    for (int i = 0; i < 20; ++i) {
        BlockingClient late(gateway.address());
        late.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
        // 404 where one worker took the descriptor that another had just let go to shed with.
        const std::string answer = late.readResponse();
        EXPECT_TRUE(!answer.empty() || late.hasEnded() || late.wasReset()) << "told or dropped, never left waiting";
    }
    EXPECT_TRUE(isServed(early, upstream)) << "by the connection to the sandbox it has";
    gateway.giveThemBack();
    EXPECT_TRUE(isServedInTheEnd(gateway, upstream));
    EXPECT_TRUE(isServed(early, upstream));
    EXPECT_TRUE(isServed(other, upstream));
}

TEST(DescriptorsTest, aRequestWithoutADescriptorForItsSandboxGets503)
{
    // One worker: another could let its reserve go at this very moment, to see who knocks.
    ConfinedGateway gateway(256, 1);
    ScriptedUpstream upstream(answerOnce);
    BlockingClient client(gateway.address());
    client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
    ASSERT_TRUE(client.readResponse().starts_with("HTTP/1.1 404 ")); // accepted, and no connection to a sandbox made
    gateway.wasteDescriptors();
    client.send(requestHead(upstream) + "\r\n");
    const std::string answer = client.readResponse();
    EXPECT_TRUE(answer.starts_with("HTTP/1.1 503 ")) << answer;
    gateway.giveThemBack();
    EXPECT_TRUE(isServed(client, upstream));
}

TEST(DescriptorsTest, largeFramesWithoutAPipeAreCopied)
{
    constexpr rlim_t descriptors = 256;
    ConfinedGateway gateway(descriptors, 1);
    const base::MaskingKey key{1, 2, 3, 4};
    const std::string frame = base::encodeFrame(base::Opcode::Binary, std::string(1U << 20U, 'x'), key);
    ScriptedUpstream upstream([&frame](BlockingClient &peer) {
        if (peer.readUntil("\r\n\r\n").find("Upgrade") == std::string::npos) {
            peer.send("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\nok");
            return;
        }
        peer.send(switchingProtocols + "\r\n");
        const bool isWhole = peer.readExactly(frame.size()) == frame;
        peer.send(base::encodeFrame(base::Opcode::Text, isWhole ? "whole" : "torn!"));
        peer.readAll();
    });
    std::list<BlockingClient> clients;
    for (std::size_t i = 0; i < DescriptorBudget::of(descriptors, 1).pipesPerWorker + 2; ++i) {
        BlockingClient &client = clients.emplace_back(gateway.address());
        client.send(requestHead(upstream) + handshakeFields + "\r\n");
        ASSERT_TRUE(client.readUntil("\r\n\r\n").starts_with("HTTP/1.1 101 "));
        client.send(std::string_view(frame).substr(0, 4096)); // from now on it waits with a pipe, if it got one
    }
    BlockingClient other(gateway.address());
    EXPECT_TRUE(isServed(other, upstream)) << "the worker goes on";
    for (BlockingClient &client : clients) {
        client.send(std::string_view(frame).substr(4096));
        EXPECT_EQ(client.readExactly(7).substr(2), "whole");
    }
}
