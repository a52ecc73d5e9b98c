// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/rate_limiter.h"

#include <gtest/gtest.h>

#include <atomic>
#include <thread>
#include <vector>

using liteboxd::http::RateLimiter;
using namespace std::chrono_literals;
using Time = std::chrono::steady_clock::time_point;

namespace {

int takeMany(RateLimiter &limiter, std::uint64_t key, Time now, int tries)
{
    int taken = 0;
    for (int i = 0; i < tries; ++i)
        taken += limiter.take(key, now) ? 1 : 0;
    return taken;
}

} // namespace

TEST(RateLimiter, letsASecondsWorthThroughAtOnceAndThenOneByOne)
{
    RateLimiter limiter(10);
    const Time start{1h};
    EXPECT_EQ(takeMany(limiter, 7, start, 50), 10);
    EXPECT_EQ(takeMany(limiter, 7, start + 99ms, 5), 0);
    EXPECT_EQ(takeMany(limiter, 7, start + 100ms, 5), 1);
    EXPECT_EQ(takeMany(limiter, 7, start + 400ms, 5), 3);
    EXPECT_EQ(takeMany(limiter, 7, start + 10min, 50), 10);
}

TEST(RateLimiter, keepsKeysApart)
{
    RateLimiter limiter(2);
    const Time now{1h};
    for (std::uint64_t key = 0; key < 500; ++key)
        EXPECT_EQ(takeMany(limiter, key, now, 5), 2) << key;
}

TEST(RateLimiter, isOffAtZero)
{
    RateLimiter limiter(0);
    EXPECT_FALSE(limiter.isOn());
    EXPECT_EQ(takeMany(limiter, 1, Time{1h}, 100'000), 100'000);
}

TEST(RateLimiter, outlivesARoundOfItsClock)
{
    RateLimiter limiter(1);
    const auto round = std::chrono::microseconds(std::int64_t{1} << 44U);
    EXPECT_EQ(takeMany(limiter, 1, Time{round - 500ms}, 3), 1);
    EXPECT_EQ(takeMany(limiter, 1, Time{round + 400ms}, 3), 0);
    EXPECT_EQ(takeMany(limiter, 1, Time{round + 500ms}, 3), 1);
    EXPECT_EQ(takeMany(limiter, 1, Time{round * 3 / 2}, 3), 1);
}

TEST(RateLimiter, countsForAllThreadsTogether)
{
    RateLimiter limiter(1000);
    std::atomic<int> taken = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&] { taken += takeMany(limiter, 42, Time{1h}, 2000); });
    for (std::thread &thread : threads)
        thread.join();
    EXPECT_EQ(taken, 1000);
}
