// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/gateway_worker.h"
#include "gateway/engine/upstream.h"
#include "tests/gateway/memory/manual_clock.h"
#include "tests/gateway/memory/memory_network.h"
#include "tests/gateway/peers/place.h"

#include <gtest/gtest.h>

using namespace liteboxd;
using namespace liteboxd::engine;
using namespace std::chrono_literals;

/// While kept connections do all there is to do, nobody needs a new one: the better ways are tried again all the same.
TEST(UpstreamProbe, comesWithTimeAlsoWhereConnectionsAreKept)
{
    io::ManualClock::reset();
    http::Worker worker{0, http::DescriptorBudget::of(256, 1)};
    io::MemoryNetwork network(worker.reactor(), {});
    GatewayWorker state(worker, Judge(nullptr), false, nullptr, false);
    state.apiServer = std::make_shared<forward::ApiServer>();
    state.noteChoice = [](const UpstreamChoice &) {};
    state.noteUnauthenticated = [] {};
    const base::Error unreachable{base::ErrorCode::TimedOut, "no answer", {}};
    const base::SandboxId good = tests::place("good", 9).id;
    state.ladder.choose({good, UpstreamMode::PortForward, UpstreamMode::Direct, unreachable}, io::Clock::now());
    const Route route{base::digest("token"), "127.0.0.1", "liteboxd", "sandbox-good", "uid-1"};
    const Admission admission{std::make_shared<const Route>(route), tests::place("good", 9), "/", {}, std::nullopt};
    const http::Timeouts timeouts;
    auto ends = network.connect();
    auto connection = std::make_unique<http::Connection>(worker, std::move(ends.tested), io::SocketAddress());
    {
        Upstream first(state, admission, UpstreamMode::Auto, timeouts);
        first.keep(std::move(connection));
    }
    io::ManualClock::advance(UpstreamLadder::firstRetry - 28s); // the pool keeps it for four
    worker.reactor().poll();
    Upstream early(state, admission, UpstreamMode::Auto, timeouts);
    connection = early.pooled();
    ASSERT_NE(connection, nullptr);
    EXPECT_EQ(early.mode(), UpstreamMode::PortForward);
    io::ManualClock::advance(28s);
    worker.reactor().poll();
    early.keep(std::move(connection));
    Upstream late(state, admission, UpstreamMode::Auto, timeouts);
    ASSERT_NE(late.pooled(), nullptr);
    EXPECT_FALSE(state.ladder.takeRetry(good, io::Clock::now())) << "it is being tried";
    worker.reactor().endTasks();
}
