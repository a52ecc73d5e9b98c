// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/io/file_descriptor.h"

#include <optional>
#include <vector>

namespace liteboxd::engine {

/// A pipe for splice(2): bytes pass from socket to socket without being copied.
struct Pipe
{
    io::FileDescriptor read;
    io::FileDescriptor write;
};

/// One worker's pipes: made when needed, kept when empty, never more than `most` at a time; who gets none copies.
class PipePool
{
public:
    static constexpr int capacity = 256 * 1024;

    explicit PipePool(std::size_t most)
        : m_most(most)
    {}

    /// nullopt when all are in use, or the system gives none.
    std::optional<Pipe> take();
    /// Gives back a pipe that is empty.
    void put(Pipe pipe);
    /// For a pipe that went away with bytes in it.
    void noteLost() { --m_out; }

private:
    std::size_t m_most;
    std::vector<Pipe> m_idle;
    std::size_t m_out = 0;
};

} // namespace liteboxd::engine
