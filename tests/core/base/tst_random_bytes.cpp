// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/random_bytes.h"

#include <gtest/gtest.h>

#include <set>
#include <thread>
#include <vector>

using namespace liteboxd;

TEST(RandomBytes, neverComeTwice)
{
    std::set<std::array<std::uint8_t, 12>> seen;
    const auto take = [&seen] {
        for (int i = 0; i < 10'000; ++i)
            EXPECT_TRUE(seen.insert(base::randomBytes<12>()).second);
    };
    take();
    std::thread(take).join();
}

TEST(RandomBytes, areSpreadEvenly)
{
    std::vector<std::uint8_t> bytes(3000);
    base::fillRandomly(bytes);
    std::array<int, 256> count{};
    for (const std::uint8_t byte : bytes)
        ++count[byte];
    for (const int times : count)
        EXPECT_LT(times, 60) << "about 12 are to be expected";
}
