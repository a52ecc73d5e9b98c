// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/browser_access.h"

#include "tests/gateway/peers/place.h"

#include <gtest/gtest.h>

using namespace liteboxd::engine;
using namespace liteboxd::tests;
using namespace std::chrono_literals;

namespace {

constexpr std::uint16_t gatewayPort = 7080;
const SandboxPort target = place("a1b2c3d4", 8080);
const BrowserAccess::TimePoint start{};
const std::string origin = "http://8080-a1b2c3d4.localhost:7080";

std::string requestTargetOf(const liteboxd::base::Secret &address)
{
    return address.reveal().substr(origin.size());
}

} // namespace

TEST(BrowserAccess, takesEveryHostForForeignUntilItsPortIsKnown)
{
    BrowserAccess access;
    EXPECT_EQ(access.meaningOf("8080-a1b2c3d4.localhost:7080"), HostMeaning(ForeignHost{}));
    EXPECT_FALSE(access.mintLogin(target, "/", start));
    access.setGatewayPort(gatewayPort);
    EXPECT_EQ(access.meaningOf("8080-a1b2c3d4.localhost:7080"), HostMeaning(target));
}

TEST(BrowserAccess, signsInOnceAndGoesOnToTheCleanAddress)
{
    BrowserAccess access(gatewayPort);
    const auto address = access.mintLogin(target, "/a%2Fb?c=d", start);
    ASSERT_TRUE(address);
    EXPECT_TRUE(address->reveal().starts_with(origin + "/_liteboxd/login?secret="));
    EXPECT_TRUE(BrowserAccess::isLogin(requestTargetOf(*address)));

    const auto login = access.redeem(requestTargetOf(*address), target, start + 59s);
    ASSERT_TRUE(login);
    EXPECT_EQ(login->location, "/a%2Fb?c=d");
    EXPECT_TRUE(access.cookie().matches(login->setCookie.substr(0, login->setCookie.find(';')), target));
    EXPECT_FALSE(access.redeem(requestTargetOf(*address), target, start + 59s));
}

TEST(BrowserAccess, leadsOnlyToPathsOfTheSameOrigin)
{
    BrowserAccess access(gatewayPort);
    for (const char *path : {"/", "/a", "/a//b", "/?q", "/%0d%0aX:1"})
        EXPECT_TRUE(access.mintLogin(target, path, start)) << path;
    for (const char *path : {"", "a", "//evil.example", "/\\evil.example", "http://evil.example",
                             "/a\r\nSet-Cookie: x=y", "/a b", "/\xc3\xa9"})
        EXPECT_FALSE(access.mintLogin(target, path, start)) << path;
}

TEST(BrowserAccess, acceptsASecretOnlyAsTheWholeQueryOfTheLoginPage)
{
    BrowserAccess access(gatewayPort);
    const std::string good = requestTargetOf(*access.mintLogin(target, "/", start));
    const std::string secret = good.substr(good.find('=') + 1);
    for (const char *bad : {"/_liteboxd/login", "/_liteboxd/login?", "/_liteboxd/login?secret=", "/login?secret="}) {
        EXPECT_FALSE(access.redeem(bad, target, start)) << bad;
    }
    EXPECT_FALSE(access.redeem("/_liteboxd/login2?secret=" + secret, target, start));
    EXPECT_FALSE(access.redeem("/_liteboxd/login?x=1&secret=" + secret, target, start));
    EXPECT_FALSE(access.redeem(good + "&x=1", target, start));
    EXPECT_TRUE(access.redeem(good, target, start));
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
        {"http://8081-a1b2c3d4.localhost:7080", "", false},
        {"http://8080-a1b2c3d4.localhost:7081", "", false},
        {"http://8080-a1b2c3d4.localhost", "", false},
        {"https://8080-a1b2c3d4.localhost:7080", "", false},
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
        EXPECT_EQ(access.isSameOrigin(target, row.origin, row.site), row.allowed) << row.origin << ' ' << row.site;
}

TEST(BrowserAccess, callsEveryMethodUnsafeButThoseThatRead)
{
    for (const char *method : {"GET", "HEAD", "OPTIONS"})
        EXPECT_FALSE(BrowserAccess::isUnsafe(method)) << method;
    for (const char *method : {"POST", "PUT", "PATCH", "DELETE", "PROPFIND", "get", ""})
        EXPECT_TRUE(BrowserAccess::isUnsafe(method)) << method;
}
