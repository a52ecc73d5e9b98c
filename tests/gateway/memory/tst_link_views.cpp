// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/access/link_views.h"

#include "tests/gateway/memory/manual_clock.h"

#include <gtest/gtest.h>

using namespace liteboxd;
using namespace liteboxd::engine;

namespace {

/// Nothing goes through it.
class StillStream final : public io::Stream
{
public:
    explicit StillStream(io::Reactor &reactor)
        : Stream(reactor)
    {}
    io::IoResult recv(std::span<char>) override { return {}; }
    io::IoResult send(std::span<const iovec>) override { return {}; }
    void shutdownSend() override {}
    std::size_t undeliveredBytes() const override { return 0; }
};

RouteTable tableWith(std::vector<std::uint64_t> numbers, RouteTable::Freshness freshness, bool hasSandbox = true)
{
    Route route;
    for (const std::uint64_t number : numbers)
        route.links.emplace_back().number = number;
    RouteTable::Routes routes;
    if (hasSandbox)
        routes["good"] = std::make_shared<const Route>(std::move(route));
    return {std::move(routes), freshness};
}

class LinkViewsTest : public testing::Test
{
protected:
    LinkViewsTest() { io::ManualClock::reset(); }

    std::unique_ptr<LinkViews::View> begin(std::uint64_t link, std::uint64_t client)
    {
        const Admission admission{nullptr, {*base::SandboxId::parse("good"), 80}, {}, {}, std::nullopt, link};
        return m_views.begin(admission, client, m_stream);
    }
    std::size_t viewers(std::uint64_t link) { return m_views.look()[link].viewers.size(); }
    void pass(std::chrono::seconds time)
    {
        io::ManualClock::advance(time);
        m_reactor.poll();
    }

    io::Reactor m_reactor;
    StillStream m_stream{m_reactor};
    LinkViews m_views{m_reactor};
};

} // namespace

TEST_F(LinkViewsTest, aClientCountsOnceAndForAMinuteAfterItsLastRequest)
{
    auto first = begin(7, 1);
    auto second = begin(7, 1);
    begin(7, 2).reset();
    EXPECT_EQ(viewers(7), 2U);
    EXPECT_EQ(m_views.look()[7].requests, 3U);
    pass(LinkViews::lingering);
    EXPECT_EQ(viewers(7), 1U) << "whose request lasts is there, however long";
    first.reset();
    second.reset();
    pass(LinkViews::lingering - std::chrono::seconds(1));
    EXPECT_EQ(viewers(7), 1U);
    pass(std::chrono::seconds(1));
    EXPECT_EQ(viewers(7), 0U);
    EXPECT_EQ(m_views.look()[7].requests, 3U);
}

TEST_F(LinkViewsTest, whatALinkLetInEndsWithIt)
{
    const auto view = begin(7, 1);
    m_views.keepOnly(tableWith({7}, RouteTable::Freshness::Current));
    m_views.keepOnly(tableWith({}, RouteTable::Freshness::Stale, false));
    EXPECT_FALSE(m_stream.isAborted()) << "not seen is not gone";
    m_views.keepOnly(tableWith({8}, RouteTable::Freshness::Current));
    EXPECT_TRUE(m_stream.isAborted());
    EXPECT_TRUE(m_views.look().empty());
}

TEST_F(LinkViewsTest, aConnectionThatOutlivesItsRequestIsEndedByOthers)
{
    const auto view = begin(7, 1);
    view->outliveExchange();
    m_views.keepOnly(tableWith({}, RouteTable::Freshness::Current));
    EXPECT_FALSE(m_stream.isAborted());
}

TEST_F(LinkViewsTest, moreClientsThanAreToldApartCountAsRequests)
{
    std::vector<std::unique_ptr<LinkViews::View>> views;
    for (std::uint64_t client = 0; client <= LinkViews::mostViewers; ++client)
        views.push_back(begin(7, client));
    EXPECT_EQ(viewers(7), LinkViews::mostViewers);
    EXPECT_EQ(m_views.look()[7].requests, LinkViews::mostViewers + 1);
}

TEST(LinkName, isSixteenHexDigits)
{
    EXPECT_EQ(linkName(0x1f), "000000000000001f");
    EXPECT_EQ(linkName(0xfedcba9876543210), "fedcba9876543210");
}
