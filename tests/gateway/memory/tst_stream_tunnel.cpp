// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/stream_tunnel.h"

#include "tests/gateway/memory/manual_clock.h"
#include "tests/gateway/memory/memory_network.h"
#include "tests/gateway/memory/memory_peer.h"

#include <gtest/gtest.h>

#include <algorithm>

using namespace liteboxd;
using namespace liteboxd::engine;
using namespace std::chrono_literals;
using io::MemoryPeer;
using io::Task;

namespace {

Task<void> localThatAsksLate(MemoryPeer &peer)
{
    co_await peer.rest(60s);
    co_await peer.send("question");
    peer.shutdownSend();
    co_await peer.readToTheEnd();
}

Task<void> podThatAnswers(MemoryPeer &peer)
{
    const bool asked = co_await peer.readUntil("question");
    co_await peer.rest(50ms);
    if (asked)
        co_await peer.send("answer");
}

Task<void> run(StreamTunnel &tunnel, std::unique_ptr<io::Stream> &local, std::unique_ptr<io::Stream> &pod)
{
    co_await tunnel.run();
    pod.reset();
    local.reset();
}

} // namespace

TEST(StreamTunnel, aPodHasItsTimeToAnswerFromTheLocalEndOn)
{
    io::ManualClock::reset();
    Worker worker{0, DescriptorBudget::of(256, 1)};
    io::Reactor &reactor = worker.reactor();
    io::MemoryNetwork network(reactor, {});
    auto localEnds = network.connect();
    auto podEnds = network.connect();
    MemoryPeer local(std::move(localEnds.peer));
    MemoryPeer pod(std::move(podEnds.peer));
    StreamTunnel tunnel(worker, *localEnds.tested, *podEnds.tested);
    reactor.spawn(run(tunnel, localEnds.tested, podEnds.tested));
    reactor.spawn(localThatAsksLate(local));
    reactor.spawn(podThatAnswers(pod));
    const io::Deadline end = io::Clock::now() + 1h;
    while (io::Clock::now() < end) {
        network.deliver();
        reactor.poll();
        if (!reactor.isIdle() || network.hasPending())
            continue;
        const int wait = reactor.timers().untilNext(io::Clock::now());
        io::ManualClock::advance(std::chrono::milliseconds(std::clamp(wait, 1, 1000)));
    }
    EXPECT_EQ(pod.received(), "question");
    EXPECT_EQ(local.received(), "answer");
    reactor.endTasks();
}
