// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/connection.h"

#include "gateway/http/worker.h"
#include "gateway/io/pieces.h"
#include "gateway/io/socket_owner.h"

#include <unistd.h>

namespace liteboxd::http {

bool Connection::isOfThisUser()
{
    if (!m_isOfThisUser) {
        const auto local = m_stream->localAddress();
        m_isOfThisUser = local && io::ownerOfPeer(m_peer, *local) == ::geteuid();
    }
    return *m_isOfThisUser;
}

io::Task<bool> Connection::sendAll(std::span<const iovec> pieces, std::chrono::milliseconds timeout)
{
    if (m_stream->isAborted())
        return io::Task<bool>::finished(false);
    // Nearly always the socket takes everything at once, and no coroutine is needed.
    const io::IoResult sent = m_stream->send(pieces);
    if (sent.status == io::IoStatus::Ok && sent.bytes == io::sizeOf(pieces))
        return io::Task<bool>::finished(true);
    if (sent.status != io::IoStatus::Ok && sent.status != io::IoStatus::WouldBlock) {
        m_stream->abort();
        return io::Task<bool>::finished(false);
    }
    return sendRest(io::behind(pieces, sent.bytes), timeout);
}

io::Task<bool> Connection::sendAll(std::string_view bytes, std::chrono::milliseconds timeout)
{
    const iovec piece{const_cast<char *>(bytes.data()), bytes.size()};
    return sendAll(std::span(&piece, 1), timeout);
}

io::Task<bool> Connection::sendRest(std::vector<iovec> left, std::chrono::milliseconds timeout)
{
    while (!left.empty()) {
        const io::WaitStatus waited = co_await m_stream->writable(io::Clock::now() + timeout);
        if (waited != io::WaitStatus::Ready)
            break;
        const io::IoResult sent = m_stream->send(left);
        if (sent.status == io::IoStatus::Ok)
            left = io::behind(left, sent.bytes);
        else if (sent.status != io::IoStatus::WouldBlock)
            break;
    }
    if (!left.empty())
        m_stream->abort();
    co_return left.empty();
}

io::Task<bool> Connection::receiveMore(io::Deadline deadline)
{
    for (;;) {
        const std::span<char> scratch = m_worker.scratch();
        const io::IoResult got = m_stream->recv(scratch);
        if (got.status == io::IoStatus::Ok) {
            m_received.append({scratch.data(), got.bytes});
            co_return true;
        }
        if (got.status != io::IoStatus::WouldBlock)
            co_return false;
        if (co_await m_stream->readable(deadline) != io::WaitStatus::Ready)
            co_return false;
    }
}

} // namespace liteboxd::http
