// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/upstream_ladder.h"

#include <gtest/gtest.h>

using namespace liteboxd;
using namespace liteboxd::engine;
using namespace std::chrono_literals;

namespace {

const base::Error unreachable{base::ErrorCode::TimedOut, "no answer", {}};

base::SandboxId named(const std::string &id)
{
    return *base::SandboxId::parse(id);
}

UpstreamChoice chosen(const std::string &id, UpstreamMode mode, std::optional<UpstreamMode> failed = {})
{
    return {named(id), mode, failed, failed ? std::optional(unreachable) : std::nullopt};
}

class UpstreamLadderTest : public testing::Test
{
protected:
    UpstreamLadder m_ladder;
    io::Deadline m_now{1000s};
};

} // namespace

TEST_F(UpstreamLadderTest, beginsWithDirectAndStaysWithWhatWorks)
{
    EXPECT_EQ(m_ladder.begin(named("a")), UpstreamMode::Direct);
    EXPECT_TRUE(m_ladder.choose(chosen("a", UpstreamMode::PortForward, UpstreamMode::Direct), m_now));
    EXPECT_FALSE(m_ladder.choose(chosen("a", UpstreamMode::PortForward, UpstreamMode::Direct), m_now));
    EXPECT_EQ(m_ladder.begin(named("a")), UpstreamMode::PortForward);
    EXPECT_TRUE(m_ladder.hasWorked(named("a"), UpstreamMode::PortForward));
    EXPECT_FALSE(m_ladder.hasWorked(named("a"), UpstreamMode::Direct));
    EXPECT_EQ(m_ladder.find(named("a"))->fault, unreachable);
}

TEST_F(UpstreamLadderTest, anUnknownSandboxBeginsWhereTheOthersAreUnlessDirectWorksForOne)
{
    m_ladder.choose(chosen("a", UpstreamMode::PortForward, UpstreamMode::Direct), m_now);
    EXPECT_EQ(m_ladder.begin(named("new")), UpstreamMode::PortForward);
    m_ladder.choose(chosen("b", UpstreamMode::Direct), m_now);
    EXPECT_EQ(m_ladder.begin(named("new")), UpstreamMode::Direct);
    m_ladder.choose(chosen("b", UpstreamMode::ApiServer, UpstreamMode::PortForward), m_now);
    EXPECT_EQ(m_ladder.begin(named("new")), UpstreamMode::ApiServer);
}

TEST_F(UpstreamLadderTest, betterWaysAreTriedAgainAfterAWhileAndOnceAtATime)
{
    m_ladder.choose(chosen("a", UpstreamMode::PortForward, UpstreamMode::Direct), m_now);
    EXPECT_FALSE(m_ladder.takeRetry(named("a"), m_now));
    m_now += UpstreamLadder::firstRetry;
    EXPECT_TRUE(m_ladder.takeRetry(named("a"), m_now));
    EXPECT_FALSE(m_ladder.takeRetry(named("a"), m_now));
    m_ladder.postpone(named("a"), m_now);
    EXPECT_FALSE(m_ladder.takeRetry(named("a"), m_now));
    EXPECT_TRUE(m_ladder.takeRetry(named("a"), m_now + UpstreamLadder::lastRetry));
    EXPECT_FALSE(m_ladder.takeRetry(named("unknown"), m_now));
}

TEST_F(UpstreamLadderTest, waitsLongerEachTimeUpToALimit)
{
    m_ladder.choose(chosen("a", UpstreamMode::PortForward, UpstreamMode::Direct), m_now);
    std::chrono::seconds waited = UpstreamLadder::firstRetry;
    for (int i = 0; i < 10; ++i) {
        EXPECT_FALSE(m_ladder.takeRetry(named("a"), m_now + waited - 1s));
        m_now += waited;
        EXPECT_TRUE(m_ladder.takeRetry(named("a"), m_now));
        m_ladder.postpone(named("a"), m_now);
        waited = i == 0 ? waited : std::min(waited * 2, UpstreamLadder::lastRetry);
    }
}

TEST_F(UpstreamLadderTest, whatWasOnlyAssumedIsMadeUpForAtOnce)
{
    m_ladder.choose(chosen("a", UpstreamMode::PortForward, UpstreamMode::Direct), m_now);
    m_ladder.choose(chosen("b", UpstreamMode::PortForward), m_now);
    EXPECT_TRUE(m_ladder.takeRetry(named("b"), m_now));
    m_ladder.choose(chosen("c", UpstreamMode::Direct), m_now);
    EXPECT_FALSE(m_ladder.takeRetry(named("c"), m_now + 24h)); // there is nothing better
}

TEST_F(UpstreamLadderTest, newCredentialsMakeEverythingWorthATry)
{
    m_ladder.choose(chosen("a", UpstreamMode::ApiServer, UpstreamMode::PortForward), m_now);
    m_ladder.retryAll(m_now);
    EXPECT_TRUE(m_ladder.takeRetry(named("a"), m_now));
}

TEST_F(UpstreamLadderTest, newCredentialsMakeDirectDoubtfulUntilItWorksAgain)
{
    m_ladder.choose(chosen("a", UpstreamMode::Direct), m_now);
    m_ladder.retryAll(m_now);
    EXPECT_EQ(m_ladder.begin(named("a")), UpstreamMode::Direct);
    EXPECT_FALSE(m_ladder.hasWorked(named("a"), UpstreamMode::Direct));
    EXPECT_FALSE(m_ladder.choose(chosen("a", UpstreamMode::Direct), m_now)); // no news
    EXPECT_TRUE(m_ladder.hasWorked(named("a"), UpstreamMode::Direct));
}

TEST_F(UpstreamLadderTest, forgetsSandboxesThatAreGoneButNotOnesThatAreOutOfSight)
{
    m_ladder.choose(chosen("a", UpstreamMode::Direct), m_now);
    m_ladder.choose(chosen("b", UpstreamMode::ApiServer, UpstreamMode::PortForward), m_now);
    m_ladder.keepOnly(RouteTable({}, RouteTable::Freshness::Stale));
    EXPECT_NE(m_ladder.find(named("a")), nullptr);
    RouteTable::Routes routes;
    routes["b"] = std::make_shared<const Route>();
    m_ladder.keepOnly(RouteTable(routes, RouteTable::Freshness::Current));
    EXPECT_EQ(m_ladder.find(named("a")), nullptr);
    EXPECT_NE(m_ladder.find(named("b")), nullptr);
    EXPECT_EQ(m_ladder.begin(named("new")), UpstreamMode::ApiServer);
}
