// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/access/browser_sessions.h"

#include "tests/gateway/peers/place.h"

#include <gtest/gtest.h>

using namespace liteboxd;
using namespace liteboxd::engine;
using namespace std::chrono_literals;
using tests::place;

namespace {

const BrowserSessions::TimePoint start{};
const SandboxPort box = place("box", 8080);

Route route(const std::string &uid = "uid-1", const std::string &token = "token")
{
    Route made;
    made.token = base::digest(token);
    made.podUid = uid;
    return made;
}

SandboxGrant granted()
{
    const Route now = route();
    return *SandboxGrant::of(box, &now);
}

RouteTable tableOf(const Route &only, RouteTable::Freshness freshness = RouteTable::Freshness::Current)
{
    RouteTable::Routes routes;
    routes["box"] = std::make_shared<const Route>(only);
    return {std::move(routes), freshness};
}

} // namespace

TEST(BrowserSessions, areOpenUntilTheyAreEnded)
{
    BrowserSessions sessions;
    const auto first = sessions.begin(granted(), start);
    const auto second = sessions.begin(granted(), start);
    EXPECT_TRUE(sessions.isOpen(first) && sessions.isOpen(second));
    ASSERT_EQ(sessions.list().size(), 2U);
    EXPECT_EQ(sessions.list().front().target, box);
    EXPECT_TRUE(sessions.end(first.number));
    EXPECT_FALSE(sessions.end(first.number));
    EXPECT_FALSE(sessions.isOpen(first));
    EXPECT_TRUE(sessions.isOpen(second));
    sessions.endAll();
    EXPECT_FALSE(sessions.isOpen(second));
    EXPECT_TRUE(sessions.list().empty());
}

TEST(BrowserSessions, endAfterTwelveHours)
{
    BrowserSessions sessions;
    const auto ticket = sessions.begin(granted(), start);
    sessions.endExpired(start + 12h - 1s);
    EXPECT_TRUE(sessions.isOpen(ticket));
    sessions.endExpired(start + 12h);
    EXPECT_FALSE(sessions.isOpen(ticket));
}

TEST(BrowserSessions, endWithTheirPodAndTheirToken)
{
    const struct
    {
        const char *what;
        RouteTable table;
        bool isOpen;
    } rows[] = {
        {"the same", tableOf(route()), true},
        {"another pod", tableOf(route("uid-2")), false},
        {"another token", tableOf(route("uid-1", "other")), false},
        {"gone", RouteTable({}, RouteTable::Freshness::Current), false},
        {"out of sight", RouteTable({}, RouteTable::Freshness::Stale), true},
    };
    for (const auto &row : rows) {
        BrowserSessions sessions;
        const auto ticket = sessions.begin(granted(), start);
        const std::uint64_t before = sessions.ended();
        sessions.keepOnly(row.table);
        EXPECT_EQ(sessions.isOpen(ticket), row.isOpen) << row.what;
        EXPECT_EQ(sessions.ended() == before, row.isOpen) << row.what;
    }
}

TEST(BrowserSessions, theOldestMakesRoom)
{
    BrowserSessions sessions;
    const auto oldest = sessions.begin(granted(), start);
    const auto second = sessions.begin(granted(), start);
    for (std::size_t i = 2; i <= BrowserSessions::most; ++i)
        sessions.begin(granted(), start);
    EXPECT_FALSE(sessions.isOpen(oldest));
    EXPECT_TRUE(sessions.isOpen(second));
    EXPECT_EQ(sessions.list().size(), BrowserSessions::most);
}

TEST(BrowserSessions, aTicketOfAnotherIsNone)
{
    BrowserSessions sessions;
    auto ticket = sessions.begin(granted(), start);
    ++ticket.number;
    EXPECT_FALSE(sessions.isOpen(ticket));
    EXPECT_FALSE(sessions.isOpen({200, 0x1234}));
}

TEST(BrowserSessions, tellOfEachChange)
{
    BrowserSessions sessions;
    int changes = 0;
    sessions.setOnChange([&changes] { ++changes; });
    const auto ticket = sessions.begin(granted(), start);
    EXPECT_EQ(changes, 1);
    sessions.keepOnly(tableOf(route()));
    EXPECT_EQ(changes, 1);
    sessions.end(ticket.number);
    EXPECT_EQ(changes, 2);
}
