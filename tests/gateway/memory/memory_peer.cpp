// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/gateway/memory/memory_peer.h"

#include "gateway/io/timer.h"

#include <array>

namespace liteboxd::io {

Task<bool> MemoryPeer::send(std::string_view bytes)
{
    while (!bytes.empty()) {
        const IoResult sent = m_stream->send(bytes);
        if (sent.status == IoStatus::Failed)
            co_return false;
        bytes.remove_prefix(sent.bytes);
        if (sent.status == IoStatus::WouldBlock)
            static_cast<void>(co_await m_stream->writable(Deadline::max()));
    }
    co_return true;
}

Task<bool> MemoryPeer::readMore()
{
    std::array<char, 4096> buffer;
    for (;;) {
        const IoResult got = m_stream->recv(buffer);
        if (got.status == IoStatus::Ok) {
            m_received.append(buffer.data(), got.bytes);
            co_return true;
        }
        if (got.status != IoStatus::WouldBlock) {
            m_end = got.status;
            co_return false;
        }
        static_cast<void>(co_await m_stream->readable(Deadline::max()));
    }
}

Task<bool> MemoryPeer::readUntil(std::string_view text, std::size_t from)
{
    bool isThere = m_received.find(text, from) != std::string::npos;
    while (!isThere) {
        const bool more = co_await readMore();
        if (!more)
            co_return false;
        isThere = m_received.find(text, from) != std::string::npos;
    }
    co_return true;
}

Task<bool> MemoryPeer::readBytes(std::size_t count)
{
    bool more = true;
    while (more && m_received.size() < count)
        more = co_await readMore();
    co_return more;
}

Task<void> MemoryPeer::readToTheEnd()
{
    bool more = true;
    while (more)
        more = co_await readMore();
}

Task<void> MemoryPeer::rest(std::chrono::milliseconds time)
{
    Timer timer(m_stream->reactor());
    static_cast<void>(co_await timer.until(Clock::now() + time));
}

} // namespace liteboxd::io
