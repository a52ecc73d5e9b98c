// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/pipe_pool.h"

#include <fcntl.h>
#include <unistd.h>

#include <array>

namespace liteboxd::engine {

std::optional<Pipe> PipePool::take()
{
    if (m_out >= m_most)
        return std::nullopt;
    if (!m_idle.empty()) {
        Pipe pipe = std::move(m_idle.back());
        m_idle.pop_back();
        ++m_out;
        return pipe;
    }
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_NONBLOCK | O_CLOEXEC) != 0)
        return std::nullopt;
    ::fcntl(ends[1], F_SETPIPE_SZ, capacity); // a smaller one only costs more calls
    ++m_out;
    return Pipe{io::FileDescriptor(ends[0]), io::FileDescriptor(ends[1])};
}

void PipePool::put(Pipe pipe)
{
    --m_out;
    m_idle.push_back(std::move(pipe));
}

} // namespace liteboxd::engine
