// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/access/login_secrets.h"

#include "tests/gateway/peers/place.h"

#include <gtest/gtest.h>

#include <functional>
#include <vector>

using namespace liteboxd::engine;
using namespace liteboxd::tests;
using namespace std::chrono_literals;

namespace {

const SandboxGrant target{place("a1b2c3d4", 8080), "uid-1", liteboxd::base::digest("token")};

SandboxGrant with(const std::function<void(SandboxGrant &)> &change)
{
    SandboxGrant other = target;
    change(other);
    return other;
}
const LoginSecrets::TimePoint start{};

} // namespace

TEST(LoginSecrets, workOnce)
{
    LoginSecrets secrets;
    const std::string secret = secrets.mint(target, "/x", start).reveal();
    EXPECT_EQ(secret.size(), 64U);
    EXPECT_EQ(secrets.redeem(secret, target, start), "/x");
    EXPECT_EQ(secrets.redeem(secret, target, start), std::nullopt);
}

TEST(LoginSecrets, live60Seconds)
{
    LoginSecrets secrets;
    const std::string inTime = secrets.mint(target, "/", start).reveal();
    const std::string late = secrets.mint(target, "/", start).reveal();
    EXPECT_TRUE(secrets.redeem(inTime, target, start + 60s - 1ns));
    EXPECT_FALSE(secrets.redeem(late, target, start + 60s));
}

TEST(LoginSecrets, areUsedUpWhenShownToSomethingElse)
{
    const std::vector<std::optional<SandboxGrant>> others{
        with([](SandboxGrant &other) { other.target = place("a1b2c3d4", 8081); }),
        with([](SandboxGrant &other) { other.target = place("deadbeef", 8080); }),
        with([](SandboxGrant &other) { other.podUid = "uid-2"; }),
        with([](SandboxGrant &other) { other.token = liteboxd::base::digest("new"); }),
        std::nullopt,
    };
    for (const auto &other : others) {
        LoginSecrets secrets;
        const std::string secret = secrets.mint(target, "/", start).reveal();
        EXPECT_FALSE(secrets.redeem(secret, other, start));
        EXPECT_FALSE(secrets.redeem(secret, target, start));
    }
}

TEST(LoginSecrets, wrongOnesLeaveTheRightOneAlone)
{
    LoginSecrets secrets;
    const std::string secret = secrets.mint(target, "/", start).reveal();
    EXPECT_FALSE(secrets.redeem("", target, start));
    EXPECT_FALSE(secrets.redeem(secret.substr(1), target, start));
    EXPECT_FALSE(secrets.redeem(std::string(64, '0'), target, start));
    EXPECT_TRUE(secrets.redeem(secret, target, start));
}

TEST(LoginSecrets, areBounded)
{
    LoginSecrets secrets;
    const std::string first = secrets.mint(target, "/", start).reveal();
    const std::string second = secrets.mint(target, "/", start).reveal();
    for (std::size_t i = 1; i < LoginSecrets::mostPending; ++i)
        (void)secrets.mint(target, "/", start);
    EXPECT_FALSE(secrets.redeem(first, target, start));
    EXPECT_TRUE(secrets.redeem(second, target, start));
}

TEST(LoginSecrets, areForgottenTogether)
{
    LoginSecrets secrets;
    const std::string secret = secrets.mint(target, "/", start).reveal();
    secrets.clear();
    EXPECT_FALSE(secrets.redeem(secret, target, start));
}
