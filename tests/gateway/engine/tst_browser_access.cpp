// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/access/browser_access.h"

#include "tests/gateway/peers/place.h"

#include <gtest/gtest.h>

using namespace liteboxd::engine;
using namespace liteboxd::tests;
using namespace std::chrono_literals;

namespace {

constexpr std::uint16_t gatewayPort = 7080;
const SandboxPort target = place("a1b2c3d4", 8080);
const BrowserAccess::TimePoint start{};
const std::string origin = "http://8080-a1b2c3d4-0123abcd.localhost:7080";
const BrowserOrigin here{target.id, target.port, "0123abcd"};

Route route()
{
    Route made;
    made.token = liteboxd::base::digest("token");
    made.podUid = "uid-1";
    made.originTag = "0123abcd";
    return made;
}

std::optional<SandboxGrant> grant()
{
    const Route now = route();
    return SandboxGrant::of(target, &now);
}

/// Knows one sandbox, and maybe its port.
class KnowingAccess : public BrowserAccess
{
public:
    explicit KnowingAccess(std::uint16_t port = 7080)
        : BrowserAccess(port)
    {
        RouteTable::Routes routes;
        routes["a1b2c3d4"] = std::make_shared<const Route>(route());
        publish(std::make_shared<const RouteTable>(std::move(routes), RouteTable::Freshness::Current));
    }
};

std::string requestTargetOf(const liteboxd::base::Secret &address)
{
    return address.reveal().substr(origin.size());
}

} // namespace

TEST(BrowserAccess, takesEveryHostForForeignUntilItsPortIsKnown)
{
    KnowingAccess access(0);
    EXPECT_EQ(access.meaningOf("8080-a1b2c3d4-0123abcd.localhost:7080"), HostMeaning(ForeignHost{}));
    EXPECT_FALSE(access.mintLogin(target, "/", start));
    access.setGatewayPort(gatewayPort);
    EXPECT_EQ(access.meaningOf("8080-a1b2c3d4-0123abcd.localhost:7080"), HostMeaning(here));
}

TEST(BrowserAccess, signsInOnceAndGoesOnToTheCleanAddress)
{
    KnowingAccess access;
    const auto address = access.mintLogin(target, "/a%2Fb?c=d", start);
    ASSERT_TRUE(address);
    EXPECT_TRUE(address->reveal().starts_with(origin + "/_liteboxd/login?secret="));
    EXPECT_TRUE(BrowserAccess::isLogin(requestTargetOf(*address)));

    const auto login = access.redeem(requestTargetOf(*address), grant(), start + 59s);
    ASSERT_TRUE(login);
    EXPECT_EQ(login->location, "/a%2Fb?c=d");
    const auto ticket = access.cookie().find(login->setCookie.substr(0, login->setCookie.find(';')), *grant());
    ASSERT_TRUE(ticket);
    EXPECT_TRUE(access.sessions().isOpen(*ticket));
    EXPECT_FALSE(access.redeem(requestTargetOf(*address), grant(), start + 59s));
}

TEST(BrowserAccess, leadsOnlyToPathsOfTheSameOrigin)
{
    KnowingAccess access;
    for (const char *path : {"/", "/a", "/a//b", "/?q", "/%0d%0aX:1"})
        EXPECT_TRUE(access.mintLogin(target, path, start)) << path;
    for (const char *path : {"", "a", "//evil.example", "/\\evil.example", "http://evil.example",
                             "/a\r\nSet-Cookie: x=y", "/a b", "/\xc3\xa9"})
        EXPECT_FALSE(access.mintLogin(target, path, start)) << path;
}

TEST(BrowserAccess, acceptsASecretOnlyAsTheWholeQueryOfTheLoginPage)
{
    KnowingAccess access;
    const std::string good = requestTargetOf(*access.mintLogin(target, "/", start));
    const std::string secret = good.substr(good.find('=') + 1);
    for (const char *bad : {"/_liteboxd/login", "/_liteboxd/login?", "/_liteboxd/login?secret=", "/login?secret="}) {
        EXPECT_FALSE(access.redeem(bad, grant(), start)) << bad;
    }
    EXPECT_FALSE(access.redeem("/_liteboxd/login2?secret=" + secret, grant(), start));
    EXPECT_FALSE(access.redeem("/_liteboxd/login?x=1&secret=" + secret, grant(), start));
    EXPECT_FALSE(access.redeem(good + "&x=1", grant(), start));
    EXPECT_TRUE(access.redeem(good, grant(), start));
}

TEST(BrowserAccess, keepsItsOwnPathsFromTheSandbox)
{
    EXPECT_TRUE(BrowserAccess::isReserved("/_liteboxd/login?secret=x"));
    EXPECT_TRUE(BrowserAccess::isReserved("/_liteboxd/else"));
    EXPECT_FALSE(BrowserAccess::isReserved("/_liteboxd"));
    EXPECT_FALSE(BrowserAccess::isReserved("/x/_liteboxd/login"));
    EXPECT_FALSE(BrowserAccess::isLogin("/_liteboxd/login/x"));
}

TEST(BrowserAccess, letsOnlyThisOriginDoMoreThanRead)
{
    const BrowserAccess access(gatewayPort);
    const struct
    {
        std::string origin;
        const char *site;
        bool allowed;
    } rows[] = {
        {origin, "", true},
        {origin, "same-origin", true},
        {origin, "cross-site", false},
        {origin, "same-site", false},
        {"http://8080-a1b2c3d4-0123abce.localhost:7080", "", false},
        {"http://8081-a1b2c3d4-0123abcd.localhost:7080", "", false},
        {"http://8080-a1b2c3d4-0123abcd.localhost:7081", "", false},
        {"http://8080-a1b2c3d4-0123abcd.localhost", "", false},
        {"https://8080-a1b2c3d4-0123abcd.localhost:7080", "", false},
        {origin + "/", "", false},
        {origin + ".evil.example", "", false},
        {"http://evil.example", "same-origin", false},
        {"null", "", false},
        {"null", "cross-site", false},
        {"null", "same-origin", true},
        {"", "same-origin", true},
        {"", "none", false},
        {"", "", false},
    };
    for (const auto &row : rows)
        EXPECT_EQ(access.isSameOrigin(here, row.origin, row.site), row.allowed) << row.origin << ' ' << row.site;
}

TEST(BrowserAccess, callsEveryMethodUnsafeButThoseThatRead)
{
    for (const char *method : {"GET", "HEAD", "OPTIONS"})
        EXPECT_FALSE(BrowserAccess::isUnsafe(method)) << method;
    for (const char *method : {"POST", "PUT", "PATCH", "DELETE", "PROPFIND", "get", ""})
        EXPECT_TRUE(BrowserAccess::isUnsafe(method)) << method;
}

TEST(BrowserAccess, makesLinksAndOriginsOnlyForWhatIsThere)
{
    KnowingAccess access;
    EXPECT_EQ(*access.originOf(target), origin);
    EXPECT_EQ(access.mintLogin(place("deadbeef", 80), "/", start).error().code, liteboxd::base::ErrorCode::NotFound);
    EXPECT_EQ(access.originOf(place("deadbeef", 80)).error().code, liteboxd::base::ErrorCode::NotFound);
}

TEST(BrowserAccess, sessionsEndWithTheirPod)
{
    KnowingAccess access;
    const std::string link = requestTargetOf(*access.mintLogin(target, "/", start));
    ASSERT_TRUE(access.redeem(link, grant(), start));
    ASSERT_EQ(access.sessions().list().size(), 1U);
    RouteTable::Routes routes;
    Route other = route();
    other.podUid = "uid-2";
    routes["a1b2c3d4"] = std::make_shared<const Route>(other);
    access.publish(std::make_shared<const RouteTable>(std::move(routes), RouteTable::Freshness::Current));
    EXPECT_TRUE(access.sessions().list().empty());
}

TEST(BrowserAccess, anotherSiteMayLeadHereButEmbedNothing)
{
    const struct
    {
        const char *site;
        const char *mode;
        bool embedded;
    } rows[] = {
        {"", "", false},
        {"same-origin", "cors", false},
        {"none", "navigate", false},
        {"cross-site", "navigate", false},
        {"cross-site", "no-cors", true},
        {"cross-site", "cors", true},
        {"cross-site", "websocket", true},
        {"cross-site", "", true},
        {"same-site", "no-cors", true},
        {"several", "no-cors", true},
    };
    for (const auto &row : rows)
        EXPECT_EQ(BrowserAccess::isEmbedded(row.site, row.mode), row.embedded) << row.site << ' ' << row.mode;
}
