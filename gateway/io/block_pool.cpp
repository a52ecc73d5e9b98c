// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/io/block_pool.h"

#include <array>
#include <new>

namespace liteboxd::io {

namespace {

constexpr std::size_t granule = 64; // a cache line
constexpr std::size_t classes = 32; // blocks up to 2 KiB
constexpr std::size_t mostPerClass = 64 * 1024;

#if defined(__SANITIZE_ADDRESS__)
constexpr bool keepsBlocks = false;
#else
constexpr bool keepsBlocks = true;
#endif

struct FreeBlock
{
    FreeBlock *next;
};

/// The blocks of one size that nobody uses.
struct FreeList
{
    FreeBlock *head;
    std::size_t bytes;
};

/// Zero when the thread begins, and without a destructor: usable in every other object's.
struct ThreadBlocks
{
    std::array<FreeList, classes> lists;
    bool begun;
    bool ended;
};
thread_local constinit ThreadBlocks blocks{};

/// Returns a thread's blocks to the heap when it ends.
struct Ending
{
    ~Ending()
    {
        blocks.ended = true;
        for (FreeList &list : blocks.lists) {
            while (list.head != nullptr) {
                FreeBlock *const block = list.head;
                list.head = block->next;
                ::operator delete(block);
            }
        }
    }
};

/// Out of the way of the calls that find all prepared.
[[gnu::noinline]] void begin()
{
    static thread_local Ending ending; // its destructor runs when the thread ends
    static_cast<void>(ending);
    blocks.begun = true;
}

constexpr std::size_t classOf(std::size_t size)
{
    return (size + granule - 1) / granule - 1;
}

} // namespace

void *BlockPool::take(std::size_t size)
{
    const std::size_t index = classOf(size);
    if (!keepsBlocks || size == 0 || index >= classes)
        return ::operator new(size);
    FreeList &list = blocks.lists[index];
    if (FreeBlock *const block = list.head) {
        list.head = block->next;
        list.bytes -= (index + 1) * granule;
        return block;
    }
    return ::operator new((index + 1) * granule);
}

void BlockPool::giveBack(void *block, std::size_t size) noexcept
{
    const std::size_t index = classOf(size);
    if (!keepsBlocks || size == 0 || index >= classes || blocks.ended || blocks.lists[index].bytes >= mostPerClass) {
        ::operator delete(block);
        return;
    }
    if (!blocks.begun)
        begin();
    FreeList &list = blocks.lists[index];
    list.head = new (block) FreeBlock{list.head};
    list.bytes += (index + 1) * granule;
}

} // namespace liteboxd::io
