// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/io/block_pool.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>
#include <thread>
#include <vector>

using namespace liteboxd::io;

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool keepsBlocks = false;
#else
constexpr bool keepsBlocks = true;
#endif

TEST(BlockPool, HandsOutTheBlockThatCameBackLast)
{
    void *const first = BlockPool::take(100);
    void *const second = BlockPool::take(100);
    BlockPool::giveBack(first, 100);
    BlockPool::giveBack(second, 100);
    void *const again = BlockPool::take(120); // the same class of sizes
    if (keepsBlocks) {
        EXPECT_EQ(again, second);
    }
    BlockPool::giveBack(again, 120);
}

TEST(BlockPool, BlocksDoNotOverlapAndHoldWhatWasAskedFor)
{
    struct Block
    {
        char *bytes;
        std::size_t size;
    };
    std::vector<Block> blocks;
    for (int round = 0; round < 3; ++round) {
        for (std::size_t size = 1; size <= 5000; size += 37) {
            blocks.push_back({static_cast<char *>(BlockPool::take(size)), size});
            std::memset(blocks.back().bytes, static_cast<int>(size % 251), size);
        }
        for (const Block &block : blocks) {
            ASSERT_TRUE(std::all_of(block.bytes, block.bytes + block.size, [&block](char c) {
                return static_cast<unsigned char>(c) == block.size % 251;
            })) << block.size;
            BlockPool::giveBack(block.bytes, block.size);
        }
        blocks.clear();
    }
}

TEST(BlockPool, ABlockMayComeBackOnAnotherThreadAndAfterItsOwnHasEnded)
{
    void *block = nullptr;
    std::thread([&block] { block = BlockPool::take(64); }).join();
    std::memset(block, 1, 64);
    std::thread([block] { BlockPool::giveBack(block, 64); }).join();
    // Whoever leaks here is told by the leak sanitizer.
}

TEST(BlockPool, KeepsNoMoreThanItsShare)
{
    std::vector<void *> blocks;
    for (int i = 0; i < 10'000; ++i)
        blocks.push_back(BlockPool::take(1000));
    for (void *const block : blocks)
        BlockPool::giveBack(block, 1000);
    BlockString text(2000, 'x');
    BlockVector<int> numbers(400, 7);
    EXPECT_EQ(text.back(), 'x');
    EXPECT_EQ(numbers.back(), 7);
}

} // namespace
