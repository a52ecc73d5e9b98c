// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/pipe_pool.h"
#include "gateway/http/body_reader.h"

#include <optional>
#include <string>

namespace liteboxd::engine {

/// Moves one body from one connection to another, as it comes, and no faster than the other side takes it.
class BodyRelay
{
public:
    enum class End {
        Complete,
        SourceFailed,     ///< ended early, malformed, or timed out: BodyReader::state() says which
        DestinationFailed ///< takes no more
    };

    /// `head` is that of the body's message; `framing` is how the body is written; `lead` is sent before it, in one
    /// write with its first bytes if those are there already. `timeout` is how long the destination may take nothing.
    BodyRelay(http::BodyReader &source, const http::MessageHead &head, http::Connection &destination,
              const http::BodyFraming &framing, io::BlockString lead, PipePool &pipes,
              std::chrono::milliseconds timeout);

    io::Task<End> run();

    /// Whether at least one byte was handed to the destination.
    bool hasSent() const { return m_hasSent; }
    /// Whether the destination has not taken all that came.
    bool hasUnsent() const { return !m_unsent.empty(); }
    /// When the destination last took something.
    io::Deadline lastProgress() const { return m_lastProgress; }

private:
    io::Task<bool> sendPiece(std::string_view piece);
    io::Task<bool> finishSending();
    io::Task<std::optional<End>> splice();
    bool maySplice() const;
    std::string lastChunk() const;

    http::BodyReader &m_source;
    const http::MessageHead &m_head;
    http::Connection &m_destination;
    http::BodyFraming m_framing;
    io::BlockString m_lead;
    PipePool &m_pipes;
    std::chrono::milliseconds m_timeout;
    std::string m_unsent;
    bool m_hasSent = false;
    bool m_noPipe = false;
    io::Deadline m_lastProgress;
};

} // namespace liteboxd::engine
