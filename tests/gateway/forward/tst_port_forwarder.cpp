// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/forward/port_forwarder.h"

#include "gateway/forward/port_forward_listener.h"
#include "tests/gateway/peers/forwarding_peer.h"
#include "tests/gateway/peers/scripted_upstream.h"

#include <gtest/gtest.h>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <atomic>
#include <condition_variable>
#include <fstream>
#include <future>
#include <vector>

using namespace liteboxd;
using namespace liteboxd::forward;
using namespace liteboxd::tests;
using base::ErrorCode;
using Health = PortForwardState::Health;

namespace {

/// Resident memory of this process.
std::size_t residentBytes()
{
    std::ifstream statm("/proc/self/statm");
    std::size_t all = 0;
    std::size_t resident = 0;
    statm >> all >> resident;
    return resident * static_cast<std::size_t>(::sysconf(_SC_PAGESIZE));
}

/// 0 under sanitizers, who keep what was freed.
std::size_t grownSince(std::size_t before)
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    static_cast<void>(before);
    return 0;
#else
    const std::size_t now = residentBytes();
    return now > before ? now - before : 0;
#endif
}

/// Echoes until the client ends.
void echo(BlockingClient &client)
{
    ForwardingPeer peer(client);
    peer.accept(8080);
    for (;;) {
        const std::string payload = peer.readFrame();
        if (peer.opcode() != base::Opcode::Binary)
            break;
        peer.send(std::string_view(payload).substr(1));
    }
}

class PortForwarderTest : public testing::Test
{
protected:
    void start(ScriptedUpstream::Script script)
    {
        m_apiServer = std::make_unique<ScriptedUpstream>(std::move(script));
        auto server = std::make_shared<ApiServer>();
        server->addresses = {*io::SocketAddress::parse("127.0.0.1", m_apiServer->port())};
        server->hostField = "k3s.example";
        m_forwarder->setApiServer(server);
    }

    void TearDown() override
    {
        m_listener.reset();
        m_forwarder.reset(); // ends what the API server's threads wait for
        m_apiServer.reset();
    }

    void listen(PodResolver resolver = always("sandbox-1"))
    {
        auto made = m_forwarder->listen(*io::SocketAddress::parse("127.0.0.1", 0), std::move(resolver),
                                        [this](const PortForwardState &state) {
                                            const std::lock_guard lock(m_mutex);
                                            m_states.push_back(state);
                                            m_told.notify_all();
                                        });
        ASSERT_TRUE(made);
        m_listener = std::move(*made);
    }

    static PodResolver always(const std::string &name)
    {
        return [name](const auto &answer) { answer(PodPort{"liteboxd", name, 8080}); };
    }

    /// Waits for a state with `health` and no connection open.
    PortForwardState stateAtRest(Health health)
    {
        std::unique_lock lock(m_mutex);
        const auto isThere = [&] {
            return !m_states.empty() && m_states.back().health == health && m_states.back().open == 0;
        };
        EXPECT_TRUE(m_told.wait_for(lock, std::chrono::seconds(10), isThere));
        return m_states.empty() ? PortForwardState() : m_states.back();
    }

    std::mutex m_mutex;
    std::condition_variable m_told;
    std::vector<PortForwardState> m_states;
    std::unique_ptr<ScriptedUpstream> m_apiServer;
    std::unique_ptr<PortForwarder> m_forwarder = std::make_unique<PortForwarder>();
    std::unique_ptr<PortForwardListener> m_listener;
};

} // namespace

TEST_F(PortForwarderTest, eachConnectionOfALocalPortHasAForwardOfItsOwn)
{
    start(echo);
    listen();
    BlockingClient one(m_listener->address());
    BlockingClient two(m_listener->address());
    one.send("one");
    two.send("two");
    EXPECT_EQ(one.readExactly(3), "one");
    EXPECT_EQ(two.readExactly(3), "two");
    EXPECT_EQ(m_apiServer->connections(), 2);
    one.reset();
    two.reset();
    const PortForwardState state = stateAtRest(Health::Working);
    EXPECT_EQ(state.made, 2U);
    EXPECT_FALSE(state.error);
}

TEST_F(PortForwarderTest, thePodsEndIsTheClientsEnd)
{
    start([](BlockingClient &client) {
        ForwardingPeer peer(client);
        peer.accept(8080);
        peer.send("all there is");
        peer.sendClose();
    });
    listen();
    {
        BlockingClient client(m_listener->address());
        EXPECT_EQ(client.readAll(), "all there is");
        EXPECT_TRUE(client.hasEnded());
    }
    stateAtRest(Health::Working);
}

TEST_F(PortForwarderTest, aRefusedPortIsAResetAndTheStateSaysSo)
{
    start([](BlockingClient &client) {
        ForwardingPeer peer(client);
        peer.accept(8080);
        peer.sendError("dial tcp 10.1.2.3:8080: connect: connection refused");
        peer.sendClose();
    });
    listen();
    BlockingClient client(m_listener->address());
    EXPECT_EQ(client.readAll(), "");
    EXPECT_TRUE(client.wasReset());
    EXPECT_EQ(stateAtRest(Health::Failing).error->code, ErrorCode::ConnectionRefused);
}

TEST_F(PortForwarderTest, aPodThatWasRestartedIsFoundByItsNewName)
{
    std::mutex mutex;
    std::vector<std::string> asked;
    start([&](BlockingClient &client) {
        ForwardingPeer peer(client);
        {
            const std::string head = peer.accept(8080);
            const std::lock_guard lock(mutex);
            asked.push_back(head.substr(0, head.find('?')));
        }
        peer.read(1);
        peer.send("x");
        peer.sendClose();
    });
    std::atomic<int> generation = 0;
    listen([&generation](const auto &answer) {
        const int now = ++generation;
        if (now == 2)
            answer(base::fail(ErrorCode::NotFound, "no pod"));
        else
            answer(PodPort{"liteboxd", "sandbox-" + std::to_string(now), 8080});
    });
    const auto ask = [this] {
        BlockingClient client(m_listener->address());
        client.send("x");
        return client.readAll();
    };
    EXPECT_EQ(ask(), "x");
    EXPECT_EQ(ask(), "");
    EXPECT_EQ(stateAtRest(Health::Failing).error->code, ErrorCode::NotFound);
    EXPECT_EQ(ask(), "x");
    stateAtRest(Health::Working);
    EXPECT_EQ(asked, (std::vector<std::string>{"GET /api/v1/namespaces/liteboxd/pods/sandbox-1/portforward",
                                               "GET /api/v1/namespaces/liteboxd/pods/sandbox-3/portforward"}));
}

TEST_F(PortForwarderTest, anAnswerMayComeLateFromAnotherThreadOrNever)
{
    start(echo);
    std::vector<std::function<void(base::Result<PodPort>)>> questions;
    std::mutex mutex;
    std::condition_variable came;
    listen([&](auto answer) {
        const std::lock_guard lock(mutex);
        questions.push_back(std::move(answer));
        came.notify_all();
    });
    BlockingClient client(m_listener->address());
    BlockingClient unanswered(m_listener->address());
    client.send("late");
    {
        std::unique_lock lock(mutex);
        ASSERT_TRUE(came.wait_for(lock, std::chrono::seconds(10), [&] { return questions.size() == 2; }));
    }
    questions.front()(PodPort{"liteboxd", "sandbox-1", 8080});
    EXPECT_EQ(client.readExactly(4), "late");
    m_listener.reset(); // with one question open
    questions.back()(PodPort{"liteboxd", "sandbox-1", 8080});
    EXPECT_EQ(unanswered.readAll(), "");
}

TEST_F(PortForwarderTest, aListenerThatGoesFreesItsPortAtOnceAndEndsItsConnections)
{
    start(echo);
    listen();
    const io::SocketAddress address = m_listener->address();
    BlockingClient client(address);
    client.send("x");
    EXPECT_EQ(client.readExactly(1), "x");
    m_listener.reset();
    EXPECT_TRUE(m_forwarder->listen(address, always("sandbox-1")));
    EXPECT_EQ(client.readAll(), "");
    EXPECT_TRUE(client.wasReset());
}

TEST_F(PortForwarderTest, aListenerThatGoesEndsAConnectionWhosePodTakesNothing)
{
    std::promise<void> done;
    start([ended = done.get_future().share()](BlockingClient &client) {
        ForwardingPeer(client).accept(8080);
        ended.wait();
    });
    listen();
    BlockingClient client(m_listener->address());
    ::fcntl(client.descriptor(), F_SETFL, O_NONBLOCK);
    const std::string much(64 * 1024, 'x');
    pollfd room{client.descriptor(), POLLOUT, 0};
    while (::poll(&room, 1, 300) == 1)
        static_cast<void>(::send(client.descriptor(), much.data(), much.size(), MSG_NOSIGNAL));
    ::fcntl(client.descriptor(), F_SETFL, 0);
    m_listener.reset();
    EXPECT_EQ(client.readAll(), "");
    EXPECT_TRUE(client.wasReset());
    done.set_value();
}

TEST_F(PortForwarderTest, aTakenPortIsAnError)
{
    start(echo);
    listen();
    const auto second = m_forwarder->listen(m_listener->address(), always("sandbox-1"));
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::AlreadyExists);
}

TEST_F(PortForwarderTest, aSocketPairCarriesOneConnection)
{
    start(echo);
    auto socket = m_forwarder->openSocketPair(always("sandbox-1"));
    ASSERT_TRUE(socket);
    ::fcntl(socket->get(), F_SETFL, 0);
    BlockingClient client(std::move(*socket));
    client.send("hello");
    EXPECT_EQ(client.readExactly(5), "hello");
}

TEST_F(PortForwarderTest, aSocketPairWhosePodIsNotThereEndsAndSaysWhy)
{
    start(echo);
    std::promise<base::Error> why;
    auto socket =
        m_forwarder->openSocketPair([](const auto &answer) { answer(base::fail(ErrorCode::NotFound, "no relay")); },
                                    [&why](const base::Error &error) { why.set_value(error); });
    ASSERT_TRUE(socket);
    ::fcntl(socket->get(), F_SETFL, 0);
    BlockingClient client(std::move(*socket));
    EXPECT_EQ(client.readAll(), "");
    EXPECT_EQ(why.get_future().get().code, ErrorCode::NotFound);
}

TEST_F(PortForwarderTest, withoutAnApiServerItIsAnErrorAndNoWait)
{
    listen();
    BlockingClient client(m_listener->address());
    EXPECT_EQ(client.readAll(), "");
    EXPECT_EQ(stateAtRest(Health::Failing).error->code, ErrorCode::HostNotFound);
}

TEST_F(PortForwarderTest, halfAGigabyteTowardAStalledReaderWaitsWithTheSender)
{
    constexpr std::size_t messages = 16'000; // of 32 KiB: 524 MB
    const std::string message = ForwardingPeer::message(0, std::string(32 * 1024, 'x'));
    std::promise<void> stalled;
    start([&](BlockingClient &client) {
        ForwardingPeer peer(client);
        peer.accept(8080);
        peer.read(2); // else closing would reset the connection
        bool isFirst = true;
        for (std::size_t sent = 0; sent < messages; ++sent) {
            pollfd room{client.descriptor(), POLLOUT, 0};
            if (isFirst && ::poll(&room, 1, 300) == 0) {
                isFirst = false;
                stalled.set_value();
            }
            if (!client.send(message))
                return;
        }
        peer.sendClose();
    });
    listen();
    BlockingClient client(m_listener->address());
    client.send("go");
    const std::size_t before = residentBytes();
    stalled.get_future().get(); // the sender has found no room for 0.3 s
    EXPECT_LT(grownSince(before), 1U << 20U);

    std::vector<char> buffer(256 * 1024);
    std::size_t got = 0;
    for (ssize_t count = 0; (count = ::read(client.descriptor(), buffer.data(), buffer.size())) > 0;)
        got += static_cast<std::size_t>(count);
    EXPECT_EQ(got, messages * 32 * 1024);
    EXPECT_LT(grownSince(before), 2U << 20U);
}
