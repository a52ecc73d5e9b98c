// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/io/stream.h"
#include "gateway/io/task.h"

#include <memory>
#include <string>
#include <string_view>

namespace liteboxd::io {

/// A client or a sandbox of a MemoryNetwork: sends and reads exact bytes, and keeps all it got. One coroutine.
class MemoryPeer
{
public:
    explicit MemoryPeer(std::unique_ptr<Stream> stream)
        : m_stream(std::move(stream))
    {}

    /// False when the connection is gone.
    Task<bool> send(std::string_view bytes);
    /// Reads until all that came contains `text` behind `from`, or `count` bytes came. False at the end.
    Task<bool> readUntil(std::string_view text, std::size_t from = 0);
    Task<bool> readBytes(std::size_t count);
    Task<void> readToTheEnd();
    /// Does nothing for that long.
    Task<void> rest(std::chrono::milliseconds time);
    void shutdownSend() { m_stream->shutdownSend(); }
    /// Ends the connection.
    void close() { m_stream.reset(); }
    /// Ends the connection by a reset.
    void reset()
    {
        m_stream->abort();
        m_stream.reset();
    }

    const std::string &received() const { return m_received; }
    /// After the end: whether it was one that the other side meant.
    bool hasEnded() const { return m_end == IoStatus::End; }
    bool wasReset() const { return m_end == IoStatus::Failed; }

private:
    Task<bool> readMore();

    std::unique_ptr<Stream> m_stream;
    std::string m_received;
    IoStatus m_end = IoStatus::Ok;
};

} // namespace liteboxd::io
