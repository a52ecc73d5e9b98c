// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/splice_relay.h"

#include <algorithm>

namespace liteboxd::engine {

namespace {

/// Gives a pipe back when it is empty, and lets it go when it is not.
class PipeLease
{
public:
    explicit PipeLease(PipePool &pool)
        : m_pool(pool)
        , m_pipe(pool.take())
    {}
    PipeLease(const PipeLease &) = delete;
    PipeLease &operator=(const PipeLease &) = delete;
    ~PipeLease()
    {
        if (!m_pipe)
            return;
        if (filled == 0)
            m_pool.put(std::move(*m_pipe));
        else
            m_pool.noteLost();
    }

    bool isValid() const { return m_pipe.has_value(); }
    int readEnd() const { return m_pipe->read.get(); }
    int writeEnd() const { return m_pipe->write.get(); }

    std::uint64_t filled = 0; ///< bytes in the pipe

private:
    PipePool &m_pool;
    std::optional<Pipe> m_pipe;
};

} // namespace

io::Task<SpliceResult> spliceBytes(PipePool &pipes, io::Stream &from, io::Stream &to, std::uint64_t count,
                                   http::BodyPace &pace, std::chrono::milliseconds timeout, io::Deadline &progress)
{
    using End = SpliceResult::End;
    PipeLease pipe(pipes);
    SpliceResult result;
    if (!pipe.isValid()) {
        result.end = End::NoPipe;
        co_return result;
    }
    while (result.moved < count) {
        const std::uint64_t left = count - result.moved;
        const io::IoResult got = from.spliceIn(pipe.writeEnd(), std::min<std::uint64_t>(left, PipePool::capacity));
        if (got.status == io::IoStatus::WouldBlock) {
            const io::WaitStatus waited = co_await from.readable(pace.begin(io::Clock::now()));
            pace.end(io::Clock::now());
            if (waited == io::WaitStatus::Cancelled && !from.areWaitsCancelled()) {
                result.end = End::Interrupted;
                co_return result;
            }
            if (waited != io::WaitStatus::Ready) {
                result.end = waited == io::WaitStatus::TimedOut ? End::SourceTimedOut : End::SourceLost;
                co_return result;
            }
            continue;
        }
        if (got.status != io::IoStatus::Ok) {
            result.end = got.status == io::IoStatus::End ? End::SourceEnded : End::SourceLost;
            co_return result;
        }
        pipe.filled = got.bytes;
        pace.noteBytes(got.bytes);
        while (pipe.filled > 0) {
            const io::IoResult sent = to.spliceOut(pipe.readEnd(), pipe.filled);
            if (sent.status == io::IoStatus::WouldBlock) {
                if (co_await to.writable(io::Clock::now() + timeout) == io::WaitStatus::Ready)
                    continue;
                result.end = End::DestinationLost;
                co_return result;
            }
            if (sent.status != io::IoStatus::Ok) {
                result.end = End::DestinationLost;
                co_return result;
            }
            pipe.filled -= sent.bytes;
            result.moved += sent.bytes;
            progress = io::Clock::now();
        }
    }
    co_return result;
}

} // namespace liteboxd::engine
