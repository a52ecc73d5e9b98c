// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/use_counter.h"

#include <gtest/gtest.h>

#include <thread>
#include <vector>

using namespace liteboxd::http;

TEST(UseCounterTest, givesAsManyUsesAsItMay)
{
    UseCounter counter(2);
    const auto first = counter.begin(7);
    auto second = counter.begin(7);
    EXPECT_TRUE(first && second);
    EXPECT_FALSE(counter.begin(7));
    EXPECT_TRUE(counter.begin(8));
    second.reset();
    EXPECT_TRUE(counter.begin(7));
}

TEST(UseCounterTest, noneIsNone)
{
    UseCounter counter(0);
    EXPECT_FALSE(counter.begin(7));
}

TEST(UseCounterTest, aMovedUseEndsOnce)
{
    UseCounter counter(1);
    auto use = counter.begin(7);
    UseCounter::Use kept = std::move(*use);
    use.reset();
    EXPECT_FALSE(counter.begin(7));
    UseCounter::Use other;
    other = std::move(kept);
    EXPECT_FALSE(counter.begin(7));
}

TEST(UseCounterTest, countsTensOfThousandsOfKeysApart)
{
    UseCounter counter(1);
    std::vector<UseCounter::Use> uses;
    for (std::uint64_t key = 0; key < 20'000; ++key) {
        auto use = counter.begin(key);
        ASSERT_TRUE(use) << key;
        uses.push_back(std::move(*use));
    }
    int refused = 0;
    for (std::uint64_t key = 0; key < 20'000; ++key)
        refused += counter.begin(key) ? 0 : 1;
    EXPECT_GT(refused, 19'990); // a neighbourhood full of others lets a use through uncounted
}

TEST(UseCounterTest, workersShareTheCountWithoutALock)
{
    constexpr std::uint32_t most = 50;
    UseCounter counter(most);
    const auto first = counter.begin(7); // so that no two workers make a word for the key at the same time
    std::atomic<std::uint32_t> inUse = 1;
    std::atomic<bool> exceeded = false;
    std::vector<std::thread> workers;
    for (int i = 0; i < 4; ++i) {
        workers.emplace_back([&] {
            for (int round = 0; round < 5'000; ++round) {
                std::vector<UseCounter::Use> uses;
                while (uses.size() < 20) {
                    auto use = counter.begin(7);
                    if (!use)
                        break;
                    if (inUse.fetch_add(1) >= most)
                        exceeded = true;
                    uses.push_back(std::move(*use));
                }
                inUse.fetch_sub(static_cast<std::uint32_t>(uses.size()));
            }
        });
    }
    for (std::thread &worker : workers)
        worker.join();
    EXPECT_FALSE(exceeded);
    std::vector<UseCounter::Use> rest;
    while (auto use = counter.begin(7))
        rest.push_back(std::move(*use));
    EXPECT_EQ(rest.size(), most - 1);
}
