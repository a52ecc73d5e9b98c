// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/connection.h"

#include "gateway/engine/worker.h"

#include <vector>

namespace liteboxd::engine {

io::Task<bool> Connection::sendAll(std::span<const iovec> pieces, std::chrono::milliseconds patience)
{
    std::vector<iovec> left(pieces.begin(), pieces.end());
    std::size_t first = 0;
    for (;;) {
        while (first < left.size() && left[first].iov_len == 0)
            ++first;
        if (first == left.size())
            co_return true;
        io::IoResult sent = m_stream->send(std::span<const iovec>(left).subspan(first));
        if (sent.status == io::IoStatus::WouldBlock) {
            if (co_await m_stream->writable(io::Clock::now() + patience) != io::WaitStatus::Ready)
                co_return false;
            continue;
        }
        if (sent.status != io::IoStatus::Ok)
            co_return false;
        for (std::size_t i = first; sent.bytes > 0 && i < left.size(); ++i) {
            const std::size_t taken = std::min(sent.bytes, left[i].iov_len);
            left[i].iov_base = static_cast<char *>(left[i].iov_base) + taken;
            left[i].iov_len -= taken;
            sent.bytes -= taken;
        }
    }
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
