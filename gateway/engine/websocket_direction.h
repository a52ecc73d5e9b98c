// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/connection.h"
#include "gateway/engine/frame_tracker.h"
#include "gateway/engine/pipe_pool.h"

#include <optional>
#include <string>

namespace liteboxd::engine {

/// How one direction of a WebSocket stopped.
enum class DirectionEnd {
    Closed,    ///< a Close frame passed, then the sender ended its side (or was given up waiting for)
    Lost,      ///< the sender went without a Close frame
    Silent,    ///< nothing came for so long that the sender counts as dead
    Violation, ///< the sender broke the protocol
    Blocked,   ///< the receiver is gone
    Stopped,   ///< the relay was told to end
};

/// Relays frames from a sender to a receiver, unchanged, and keeps the sender's line alive: after half of `silence` a
/// Ping of our own, whose Pong is not passed on; one `silence` more without any byte is death. The Ping is written by
/// the opposite direction, on a frame boundary, and not while a Ping that was passed on waits for its Pong.
/// One coroutine; owned by WebSocketRelay.
class WebSocketDirection
{
public:
    WebSocketDirection(Connection &from, Connection &to, FrameTracker::Masking masking, std::uint8_t allowedBits,
                       PipePool &pipes, std::chrono::milliseconds silence);

    /// The direction that writes to our sender. To be set before run().
    void setOpposite(WebSocketDirection &opposite) { m_opposite = &opposite; }

    io::Task<DirectionEnd> run();

    /// Ends run() soon with Stopped.
    void stop();

    /// From now on a Close of the sender's is not passed on but ends run() with Stopped.
    void endAtClose() { m_endsAtClose = true; }

    /// Until when the sender may end its side, now that nothing more is expected of it.
    void expectEndBy(io::Deadline deadline);

    /// Whether a frame of ours may be written to the receiver now.
    bool mayInsert() const { return m_tracker.isAtBoundary() && m_unsent.empty() && !m_closePassed; }
    /// Writes a frame of ours to the receiver; mayInsert() must hold.
    void insert(std::string_view frame);

    /// Whether all that was to be passed on has been handed to the receiver's socket.
    bool isDrained() const { return m_unsent.empty(); }

    /// Whether a Close frame was passed on to the receiver.
    bool hasPassedClose() const { return m_closePassed; }

private:
    void pass(std::string_view bytes);
    void send(std::span<const iovec> pieces);
    bool note(const FrameTracker::Step &step);
    bool maySplice() const;
    io::Task<void> splicePayload();
    io::Task<void> flush();
    /// Whether the sender owes a sign of life: since our last Ping it has sent nothing and taken nothing.
    bool isBeingAsked() const { return m_pinged && m_lastPing >= m_lastHeard; }
    io::Deadline nextDeadline() const;
    void afterWait(io::WaitStatus waited);
    void ping();

    Connection &m_from;
    Connection &m_to;
    FrameTracker m_tracker;
    FrameTracker::Masking m_masking;
    PipePool &m_pipes;
    std::chrono::milliseconds m_silence;
    WebSocketDirection *m_opposite = nullptr;
    std::optional<DirectionEnd> m_end;
    std::string m_unsent;
    std::string m_ownPing;    ///< payload of our last Ping to the sender, until its Pong
    io::Deadline m_lastHeard; ///< when the sender last showed life
    io::Deadline m_lastPing;  ///< when we last asked it to
    io::Deadline m_endBy = io::Deadline::max();
    bool m_pinged = false;
    bool m_pongAwaited = false; ///< the sender has a Ping of the receiver to answer
    bool m_closePassed = false;
    bool m_endsAtClose = false;
};

} // namespace liteboxd::engine
