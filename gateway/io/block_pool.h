// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <vector>

namespace liteboxd::io {

/// Memory for what lives as long as a request: coroutine frames, heads. Each thread keeps the blocks it was given back
/// and hands them out again, last one first, so that a request works in memory that is still in the cache.
/// malloc() costs several times as much, and spreads the requests of a hundred connections over the whole heap.
///
/// Any thread may give back what another took. What is kept is bounded; the rest, and large blocks, go to the heap, and
/// under AddressSanitizer everything does, so that it sees each use of a block that was given back.
class BlockPool
{
public:
    static void *take(std::size_t size);
    static void giveBack(void *block, std::size_t size) noexcept;
};

/// A standard allocator on the pool.
template<class T>
struct BlockAllocator
{
    static_assert(alignof(T) <= __STDCPP_DEFAULT_NEW_ALIGNMENT__);
    using value_type = T;

    BlockAllocator() = default;
    template<class Other>
    BlockAllocator(const BlockAllocator<Other> &) noexcept
    {}

    T *allocate(std::size_t count) { return static_cast<T *>(BlockPool::take(count * sizeof(T))); }
    void deallocate(T *first, std::size_t count) noexcept { BlockPool::giveBack(first, count * sizeof(T)); }

    template<class Other>
    bool operator==(const BlockAllocator<Other> &) const noexcept
    {
        return true;
    }
};

using BlockString = std::basic_string<char, std::char_traits<char>, BlockAllocator<char>>;
template<class T>
using BlockVector = std::vector<T, BlockAllocator<T>>;

} // namespace liteboxd::io
