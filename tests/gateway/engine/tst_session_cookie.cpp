// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/session_cookie.h"

#include "tests/gateway/peers/place.h"

#include <gtest/gtest.h>

using namespace liteboxd::engine;
using namespace liteboxd::tests;

namespace {

const SandboxPort target = place("a1b2c3d4", 8080);

std::string pairOf(const SessionCookie &cookie, const SandboxPort &of)
{
    const std::string whole = cookie.setCookieFor(of);
    return whole.substr(0, whole.find(';'));
}

} // namespace

TEST(SessionCookie, isForThisOriginOnlyAndNotForScripts)
{
    const SessionCookie cookie;
    const std::string whole = cookie.setCookieFor(target);
    EXPECT_EQ(whole, pairOf(cookie, target) + "; Path=/; HttpOnly; SameSite=Lax");
    EXPECT_EQ(pairOf(cookie, target).size(), cookie.name().size() + 1 + 64);
}

TEST(SessionCookie, matchesItsOwnTargetOnly)
{
    const SessionCookie cookie;
    EXPECT_TRUE(cookie.matches(pairOf(cookie, target), target));
    EXPECT_FALSE(cookie.matches(pairOf(cookie, target), place("a1b2c3d4", 8081)));
    EXPECT_FALSE(cookie.matches(pairOf(cookie, target), place("a1b2c3d5", 8080)));
    EXPECT_FALSE(cookie.matches("", target));
    EXPECT_FALSE(cookie.matches(cookie.name(), target));
    EXPECT_FALSE(cookie.matches(cookie.name() + "=", target));
    EXPECT_FALSE(cookie.matches("x" + pairOf(cookie, target), target));
    EXPECT_FALSE(cookie.matches(pairOf(cookie, target) + "0", target));
}

TEST(SessionCookie, isOfOneRunOnly)
{
    const SessionCookie before;
    const SessionCookie now;
    EXPECT_NE(before.name(), now.name());
    const std::string value = pairOf(before, target).substr(before.name().size());
    EXPECT_FALSE(now.matches(now.name() + value, target));
}

TEST(SessionCookie, isFoundAmongOthersAndBehindAFalseOne)
{
    const SessionCookie cookie;
    const std::string ours = pairOf(cookie, target);
    EXPECT_TRUE(cookie.matches("a=1; " + ours + "; b=2", target));
    EXPECT_TRUE(cookie.matches(cookie.name() + "=planted;" + ours, target));
    EXPECT_FALSE(cookie.matches("a=\"" + ours + "\"", target));
}

TEST(SessionCookie, aloneIsTakenOutOfWhatIsForwarded)
{
    const SessionCookie cookie;
    const std::string ours = pairOf(cookie, target);
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
