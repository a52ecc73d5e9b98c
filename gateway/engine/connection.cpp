// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/connection.h"

#include "gateway/engine/worker.h"

#include <algorithm>
#include <vector>

namespace liteboxd::engine {

namespace {

/// What is left of the pieces behind their first `count` bytes.
std::vector<iovec> behind(std::span<const iovec> pieces, std::size_t count)
{
    std::vector<iovec> left;
    for (const iovec &piece : pieces) {
        const std::size_t taken = std::min(count, piece.iov_len);
        count -= taken;
        if (taken < piece.iov_len)
            left.push_back({static_cast<char *>(piece.iov_base) + taken, piece.iov_len - taken});
    }
    return left;
}

} // namespace

io::Task<bool> Connection::sendAll(std::span<const iovec> pieces, std::chrono::milliseconds patience)
{
    std::size_t size = 0;
    for (const iovec &piece : pieces)
        size += piece.iov_len;
    std::size_t done = 0;
    std::vector<iovec> left; // empty until a send was short, which is seldom
    while (done < size) {
        const io::IoResult sent = m_stream->send(done == 0 ? pieces : std::span<const iovec>(left));
        if (sent.status == io::IoStatus::WouldBlock) {
            const io::WaitStatus waited = co_await m_stream->writable(io::Clock::now() + patience);
            if (waited != io::WaitStatus::Ready)
                co_return false;
            continue;
        }
        if (sent.status != io::IoStatus::Ok)
            co_return false;
        done += sent.bytes;
        if (done < size)
            left = behind(pieces, done);
    }
    co_return true;
}

io::Task<bool> Connection::sendAll(std::string_view bytes, std::chrono::milliseconds patience)
{
    const iovec piece{const_cast<char *>(bytes.data()), bytes.size()};
    co_return co_await sendAll(std::span(&piece, 1), patience);
}

io::Task<bool> Connection::receiveSome(io::Deadline deadline)
{
    while (m_received.isEmpty()) {
        const std::span<char> scratch = m_worker.scratch();
        const io::IoResult got = m_stream->recv(scratch);
        if (got.status == io::IoStatus::Ok)
            m_received.append({scratch.data(), got.bytes});
        else if (got.status != io::IoStatus::WouldBlock)
            co_return false;
        else if (co_await m_stream->readable(deadline) != io::WaitStatus::Ready)
            co_return false;
    }
    co_return true;
}

} // namespace liteboxd::engine
