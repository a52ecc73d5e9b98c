// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/body_pace.h"
#include "gateway/http/chunked_decoder.h"
#include "gateway/http/connection.h"
#include "gateway/http/message_head.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace liteboxd::http {

/// Reads one message's body from a connection, piece by piece, and stops exactly at its end: what follows stays in
/// Connection::received(). One coroutine at a time.
class BodyReader
{
public:
    enum class State {
        Reading,   ///< more is to come
        Complete,  ///< the whole body was read
        Lost,      ///< the peer ended it early, or is gone
        Malformed, ///< not a chunked body
        TimedOut,  ///< nothing came for too long, or too little
    };

    BodyReader(Connection &connection, const BodyFraming &framing, const BodyPace &pace);

    State state() const { return m_state; }
    /// Bytes still to come, where the framing tells.
    std::optional<std::uint64_t> remaining() const;
    const BodyFraming &framing() const { return m_framing; }
    Connection &connection() const { return m_connection; }
    BodyPace &pace() { return m_pace; }

    /// The next piece, from what is received already or from the stream; waits for it as long as its pace allows. Empty
    /// when state() is no longer Reading; may also be empty when there is more. Valid until the next call or wait.
    io::Task<std::string_view> next();

    /// Reads on and drops what comes, for a sender who is to finish before it is answered or asked again: to the end,
    /// or until more than `most` bytes have come, waiting up to `timeout` for the next, and no longer in all than its
    /// pace allows.
    io::Task<void> skip(std::uint64_t most, std::chrono::milliseconds timeout);

    /// What can be had without waiting; empty if nothing. Valid until the next call or wait.
    std::string_view nextNow();

    /// `reader.noteWait(co_await reader.readable())`: waits until nextNow() is worth another try.
    io::Waiter readable();
    void noteWait(io::WaitStatus status);

    /// For bytes of a Length or UntilClose body that were moved past this object (splice(2)), for its end, and when
    /// they did not come.
    void noteMoved(std::size_t count);
    void noteEnd();
    void noteTimeOut() { m_state = State::TimedOut; }

    /// Once Complete: the trailer fields of a chunked body.
    const std::vector<std::pair<std::string, std::string>> &trailers() const { return m_trailers; }

private:
    std::string_view takeReceived();
    std::string_view takeChunked(std::string_view received);

    Connection &m_connection;
    BodyFraming m_framing;
    BodyPace m_pace;
    std::uint64_t m_left = 0;
    std::optional<ChunkedDecoder> m_decoder;
    std::string m_joined; ///< a chunked body's pieces of one read
    std::vector<std::pair<std::string, std::string>> m_trailers;
    State m_state = State::Reading;
};

} // namespace liteboxd::http
