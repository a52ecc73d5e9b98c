// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/access/session_cookie.h"

#include "gateway/engine/access/cookie_field.h"

#include "tests/gateway/peers/place.h"

#include <gtest/gtest.h>

#include <functional>

using namespace liteboxd::engine;
using namespace liteboxd::tests;

namespace {

const SandboxGrant granted{place("a1b2c3d4", 8080), "uid-1", liteboxd::base::digest("token")};
const SessionCookie::Ticket ticket{3, 0x0123456789abcdef};

std::string pairOf(const SessionCookie &cookie, const SandboxGrant &of = granted)
{
    const std::string whole = cookie.setCookieFor(ticket, of);
    return whole.substr(0, whole.find(';'));
}

SandboxGrant with(const std::function<void(SandboxGrant &)> &change)
{
    SandboxGrant other = granted;
    change(other);
    return other;
}

} // namespace

TEST(SessionCookie, isForThisOriginOnlyAndNotForScripts)
{
    const SessionCookie cookie;
    const std::string whole = cookie.setCookieFor(ticket, granted);
    EXPECT_EQ(whole, pairOf(cookie) + "; Path=/; HttpOnly; SameSite=Lax");
    EXPECT_EQ(pairOf(cookie).size(), cookie.name().size() + 1 + 18 + 64);
}

TEST(SessionCookie, standsForItsSession)
{
    const SessionCookie cookie;
    EXPECT_EQ(cookie.find(pairOf(cookie), granted), ticket);
}

TEST(SessionCookie, isOfItsPortPodAndTokenOnly)
{
    const SessionCookie cookie;
    const std::string ours = pairOf(cookie);
    EXPECT_FALSE(cookie.find(ours, with([](SandboxGrant &other) { other.target = place("a1b2c3d4", 8081); })));
    EXPECT_FALSE(cookie.find(ours, with([](SandboxGrant &other) { other.target = place("a1b2c3d5", 8080); })));
    EXPECT_FALSE(cookie.find(ours, with([](SandboxGrant &other) { other.podUid = "uid-2"; })));
    EXPECT_FALSE(cookie.find(ours, with([](SandboxGrant &other) { other.token = liteboxd::base::digest("new"); })));
}

TEST(SessionCookie, isNoneWithAnyOtherText)
{
    const SessionCookie cookie;
    EXPECT_FALSE(cookie.find("", granted));
    EXPECT_FALSE(cookie.find(cookie.name(), granted));
    EXPECT_FALSE(cookie.find(cookie.name() + "=", granted));
    EXPECT_FALSE(cookie.find("x" + pairOf(cookie), granted));
    EXPECT_FALSE(cookie.find(pairOf(cookie) + "0", granted));
    std::string otherSession = pairOf(cookie);
    otherSession[cookie.name().size() + 1 + 17] ^= 1;
    EXPECT_FALSE(cookie.find(otherSession, granted));
}

TEST(SessionCookie, isOfOneRunOnly)
{
    const SessionCookie before;
    const SessionCookie now;
    EXPECT_NE(before.name(), now.name());
    const std::string value = pairOf(before).substr(before.name().size());
    EXPECT_FALSE(now.find(now.name() + value, granted));
}

TEST(SessionCookie, isFoundAmongOthersAndBehindAFalseOne)
{
    const SessionCookie cookie;
    const std::string ours = pairOf(cookie);
    EXPECT_TRUE(cookie.find("a=1; " + ours + "; b=2", granted));
    EXPECT_TRUE(cookie.find(cookie.name() + "=planted;" + ours, granted));
    EXPECT_FALSE(cookie.find("a=\"" + ours + "\"", granted));
}

TEST(SessionCookie, aloneIsTakenOutOfWhatIsForwarded)
{
    const SessionCookie cookie;
    const std::string ours = pairOf(cookie);
    const struct
    {
        std::string field;
        std::optional<std::string> rest;
    } rows[] = {
        {ours, std::nullopt},
        {"; " + ours + " ;", std::nullopt},
        {"a=1; " + ours, "a=1"},
        {ours + "; a=1", "a=1"},
        {"a=1; " + ours + "; b=2", "a=1; b=2"},
        {"a=1;" + ours + ";b=2", "a=1;b=2"},
        {"  a = 1 ;; b=\"x y\"; " + ours + "; c", "  a = 1 ;; b=\"x y\"; c"},
        {"a=1; b=2;", "a=1; b=2;"},
        {"a=" + ours, "a=" + ours},
        {"a=1; " + cookie.name() + "=planted; " + ours, "a=1"},
        {"a=1; =" + ours, "a=1"},
    };
    for (const auto &row : rows)
        EXPECT_EQ(cookie.without(row.field), row.rest) << row.field;
}

TEST(SessionCookie, isKnownWhenAnUpstreamSetsIt)
{
    const SessionCookie cookie;
    EXPECT_TRUE(cookie.isSetBy(cookie.name() + "=x; Path=/"));
    EXPECT_TRUE(cookie.isSetBy("  " + cookie.name() + " =x"));
    EXPECT_TRUE(cookie.isSetBy(cookie.name()));
    EXPECT_TRUE(cookie.isSetBy("=" + cookie.name() + "=x"));
    EXPECT_FALSE(cookie.isSetBy("session=1; Path=/"));
    EXPECT_FALSE(cookie.isSetBy("session=1; " + cookie.name() + "=x"));
    EXPECT_FALSE(cookie.isSetBy(""));
}

TEST(CookieNames, areThoseThatAreThere)
{
    EXPECT_EQ(cookieNames("a=1; b = 2;;c;=d"), (std::vector<std::string_view>{"a", "b", "c"}));
    EXPECT_TRUE(cookieNames("").empty());
}
