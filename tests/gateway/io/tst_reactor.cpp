// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/io/reactor.h"

#include "gateway/io/event.h"
#include "gateway/io/hang_up_link.h"
#include "gateway/io/listener.h"
#include "gateway/io/tcp_stream.h"

#include <gtest/gtest.h>

#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <functional>
#include <string>
#include <thread>

using namespace liteboxd::io;
using namespace std::chrono_literals;

namespace {

/// Two connected sockets of which one is a stream of the reactor.
struct Pair
{
    explicit Pair(Reactor &reactor)
    {
        std::array<int, 2> ends{};
        ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0, ends.data());
        stream = std::make_unique<TcpStream>(reactor, FileDescriptor(ends[0]));
        other = FileDescriptor(ends[1]);
    }
    std::unique_ptr<TcpStream> stream;
    FileDescriptor other;
};

Task<void> readThatIsReady(Reactor &reactor, TcpStream &stream, int &count)
{
    std::array<char, 1> byte{};
    for (count = 0; count < 1'000'000; ++count) {
        const WaitStatus waited = co_await stream.readable(Deadline::max());
        if (waited != WaitStatus::Ready)
            break;
        // Nothing is read, so the next wait is ready too.
        static_cast<void>(byte);
    }
    reactor.stop();
}

Task<int> child(int value)
{
    co_return value;
}

Task<void> awaitChildren(Reactor &reactor, long &sum)
{
    for (int i = 0; i < 1'000'000; ++i) {
        const int value = co_await child(1);
        sum += value;
    }
    reactor.stop();
}

/// Reads `count` bytes; `mostInARound` is how many of them in one round of the reactor.
Task<void> readAll(Reactor &reactor, TcpStream &stream, std::size_t count, std::size_t &mostInARound)
{
    std::array<char, 16 * 1024> buffer;
    std::size_t inThisRound = 0;
    std::uint32_t round = reactor.round();
    while (count > 0) {
        const IoResult got = stream.recv(buffer);
        if (got.status == IoStatus::WouldBlock && co_await stream.readable(Deadline::max()) != WaitStatus::Ready)
            break;
        inThisRound = round == reactor.round() ? inThisRound + got.bytes : got.bytes;
        round = reactor.round();
        mostInARound = std::max(mostInARound, inThisRound);
        count -= got.bytes;
    }
    reactor.stop();
}

Task<void> waitAndNote(Event &event, Deadline deadline, WaitStatus &result, Reactor &reactor)
{
    result = co_await event.wait(deadline);
    reactor.stop();
}

/// What waits on the stream that depends on `client` gets to know of it.
WaitStatus dependentWait(HangUpLink::Gone gone, const std::function<void(Pair &client)> &end)
{
    Reactor reactor;
    Pair client(reactor);
    Pair upstream(reactor);
    const HangUpLink link(*client.stream, *upstream.stream, gone);
    WaitStatus result{};
    std::array<char, 1> byte{};
    upstream.stream->recv(byte); // nothing is there: from now on it has to wait
    reactor.spawn([](TcpStream &stream, WaitStatus &noted, Reactor &loop) -> Task<void> {
        noted = co_await stream.readable(Clock::now() + std::chrono::seconds(10));
        loop.stop();
    }(*upstream.stream, result, reactor));
    reactor.post([&] { end(client); });
    reactor.run();
    return result;
}

} // namespace

// gcc 12 has no tail calls at -O0 or under sanitizers: if waits or children nested, the stack would not hold this.
TEST(Reactor, aMillionReadyWaitsDoNotGrowTheStack)
{
    Reactor reactor;
    Pair pair(reactor);
    int count = 0;
    reactor.spawn(readThatIsReady(reactor, *pair.stream, count));
    reactor.run();
    EXPECT_EQ(count, 1'000'000);
}

TEST(Reactor, aMillionReadyChildrenDoNotGrowTheStack)
{
    Reactor reactor;
    long sum = 0;
    reactor.spawn(awaitChildren(reactor, sum));
    reactor.run();
    EXPECT_EQ(sum, 1'000'000);
}

TEST(Reactor, aStreamThatIsFullLeavesOthersTheirTurn)
{
    Reactor reactor;
    Pair pair(reactor);
    const int size = 4 << 20;
    ::setsockopt(pair.other.get(), SOL_SOCKET, SO_SNDBUF, &size, sizeof size);
    const std::string piece(8192, 'x');
    std::size_t filled = 0;
    for (ssize_t sent = 0; sent >= 0; sent = ::send(pair.other.get(), piece.data(), piece.size(), 0))
        filled += static_cast<std::size_t>(sent);
    ASSERT_GT(filled, 320U * 1024) << "more than one round's share";
    std::size_t mostInARound = 0;
    reactor.spawn(readAll(reactor, *pair.stream, filled, mostInARound));
    reactor.run();
    EXPECT_EQ(mostInARound, 256U * 1024);
}

TEST(Reactor, aWaitEndsAtItsDeadlineAndNotBefore)
{
    Reactor reactor;
    Event event(reactor);
    WaitStatus result{};
    const Deadline deadline = Clock::now() + 35ms;
    reactor.spawn(waitAndNote(event, deadline, result, reactor));
    reactor.run();
    EXPECT_EQ(result, WaitStatus::TimedOut);
    EXPECT_GE(Clock::now(), deadline);
}

TEST(Reactor, aPostFromAnotherThreadIsRun)
{
    Reactor reactor;
    Event event(reactor);
    WaitStatus result{};
    reactor.spawn(waitAndNote(event, Deadline::max(), result, reactor));
    std::thread other([&] { reactor.post([&] { event.notify(); }); });
    reactor.run();
    other.join();
    EXPECT_EQ(result, WaitStatus::Ready);
}

TEST(Reactor, cancellingWakesWithCancelled)
{
    Reactor reactor;
    Event event(reactor);
    WaitStatus result{};
    reactor.spawn(waitAndNote(event, Deadline::max(), result, reactor));
    reactor.post([&] { event.cancel(); });
    reactor.run();
    EXPECT_EQ(result, WaitStatus::Cancelled);
}

TEST(Reactor, tasksThatStillWaitEndWithTheReactor)
{
    const auto alive = std::make_shared<int>(0);
    {
        Reactor reactor;
        Event event(reactor);
        reactor.spawn([](Event &waited, std::shared_ptr<int>) -> Task<void> {
            static_cast<void>(co_await waited.wait());
        }(event, alive));
        EXPECT_EQ(alive.use_count(), 2);
        reactor.endTasks();
        EXPECT_EQ(alive.use_count(), 1);
    }
}

TEST(Reactor, aHangUpCancelsTheWaitsThatDependOnIt)
{
    const auto close = [](Pair &client) { client.other.close(); };
    EXPECT_EQ(dependentWait(HangUpLink::Gone::WhenHungUp, close), WaitStatus::Cancelled);
    EXPECT_EQ(dependentWait(HangUpLink::Gone::WhenLost, close), WaitStatus::Cancelled);
}

TEST(Reactor, aHalfCloseCancelsTheWaitsThatDependOnItWhereNobodyDoesThat)
{
    const auto halfClose = [](Pair &client) { ::shutdown(client.other.get(), SHUT_WR); };
    EXPECT_EQ(dependentWait(HangUpLink::Gone::WhenHungUp, halfClose), WaitStatus::Cancelled);
}

TEST(Reactor, aPeerThatHasClosedItsSideOnlyIsAskedWhetherItLives)
{
    Reactor reactor;
    auto listening = std::move(*ListeningSocket::open(*SocketAddress::parse("127.0.0.1", 0)));
    const FileDescriptor peer(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0));
    ASSERT_EQ(::connect(peer.get(), listening->address().data(), listening->address().size()), 0);
    TcpStream client(reactor, FileDescriptor(::accept4(listening->descriptor(), nullptr, nullptr, SOCK_NONBLOCK)));
    Pair upstream(reactor);
    const HangUpLink link(client, *upstream.stream, HangUpLink::Gone::WhenLost);
    const auto isAsked = [&client] {
        int isOn = 0;
        socklen_t size = sizeof isOn;
        ::getsockopt(client.descriptor(), SOL_SOCKET, SO_KEEPALIVE, &isOn, &size);
        return isOn != 0;
    };
    EXPECT_FALSE(isAsked());
    ::shutdown(peer.get(), SHUT_WR);
    while (!client.isHungUp())
        reactor.poll();
    EXPECT_TRUE(isAsked());
    EXPECT_FALSE(client.isLost());
    EXPECT_FALSE(upstream.stream->areWaitsCancelled());
}

TEST(Reactor, anAbortCancelsTheWaitsThatDependOnIt)
{
    EXPECT_EQ(dependentWait(HangUpLink::Gone::WhenLost, [](Pair &client) { client.stream->abort(); }),
              WaitStatus::Cancelled);
}

TEST(TimerWheel, keepsDeadlinesFarBeyondOneLap)
{
    const Deadline start = Clock::now();
    Reactor reactor;
    TimerWheel wheel(start);
    WaitSlot slot(reactor);
    // Only the wheel's own bookkeeping is looked at: a slot without a waiter expires silently.
    wheel.set(slot, start + 25s);
    EXPECT_GT(wheel.untilNext(start), 9000);
    wheel.advance(start + 12s);
    EXPECT_GE(wheel.untilNext(start + 12s), 0);
    wheel.advance(start + 26s);
    EXPECT_EQ(wheel.untilNext(start + 26s), -1);
    wheel.remove(slot);
}
