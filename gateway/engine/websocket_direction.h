// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/engine/frame_tracker.h"
#include "gateway/engine/pipe_pool.h"
#include "gateway/io/stream.h"
#include "gateway/io/task.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace liteboxd::http {
class Worker;
}

namespace liteboxd::engine {

/// How one direction of a WebSocket stopped.
enum class DirectionEnd : std::uint8_t {
    Closed,    ///< a Close frame passed, then the sender ended its side (or was given up waiting for)
    Lost,      ///< the sender went without a Close frame
    Silent,    ///< nothing came for so long that the sender counts as dead
    Violation, ///< the sender broke the protocol
    Blocked,   ///< the receiver is gone
    Stopped,   ///< the relay was told to end
};

/// Relays frames from a sender to a receiver, unchanged, and keeps the sender's line alive: after half of `silence` a
/// Ping of our own, whose Pong is not passed on; one `silence` more without any byte is death. The Ping is written by
/// the opposite direction, on a frame boundary, and not while a Ping that was passed on waits for its Pong. In the
/// middle of a frame to the sender no Ping fits; as long as the sender takes bytes of one, that counts as life.
/// One coroutine; owned by WebSocketRelay. What each message touches stands first, in two cache lines: with hundreds of
/// WebSockets at work, that is what a message costs here.
class WebSocketDirection
{
public:
    WebSocketDirection(http::Worker &worker, io::Stream &from, io::Stream &to, FrameTracker tracker, PipePool &pipes,
                       std::chrono::milliseconds silence);

    /// The direction that writes to our sender. To be set before anything else is called.
    void setOpposite(WebSocketDirection &opposite) { m_opposite = &opposite; }

    /// Passes on what came right behind the handshake. Before run().
    void pass(std::string_view bytes);

    io::Task<DirectionEnd> run();

    /// Ends run() soon with Stopped.
    void stop();

    /// From now on a Close of the sender's is not passed on but ends run() with Stopped.
    void endAtClose() { m_endsAtClose = true; }

    /// Until when the sender may end its side, now that nothing more is expected of it.
    void expectEndBy(io::Deadline deadline);

    /// Whether a frame of ours may be written to the receiver now.
    bool mayInsert() const { return m_tracker.isAtBoundary() && m_unsent.empty() && !m_closePassed; }
    /// Writes a frame of ours to the receiver, as the sender would; mayInsert() must hold.
    void insert(base::Opcode opcode, std::string_view payload);

    /// Whether all that was to be passed on has been handed to the receiver's socket.
    bool isDrained() const { return m_unsent.empty(); }

    /// Whether the sender's side was read to its end: nothing more comes from it.
    bool hasSenderEnded() const { return m_senderHasEnded; }

    /// Whether something waits for the receiver, and it has taken nothing since this was last asked.
    bool isStalled();

    /// Whether a Close frame was passed on to the receiver.
    bool hasPassedClose() const { return m_closePassed; }

private:
    /// What has to come before more can be passed on.
    enum class Need : std::uint8_t { Bytes, Room, Splice, Nothing };

    Need pump();
    void send(std::span<const iovec> pieces);
    void flush();
    bool note(const FrameTracker::Step &step);
    bool maySplice() const;
    io::Waiter wait(Need need);
    void afterWait(Need need, io::WaitStatus waited);
    io::Task<void> splicePayload();
    /// Whether the receiver has all there is of a frame that has not ended.
    bool isWithinFrame() const { return !m_tracker.isAtBoundary() && m_unsent.empty(); }
    /// Whether the sender owes a sign of life: since our last Ping it has sent nothing and taken nothing.
    bool isBeingAsked() const { return m_pinged && m_lastPing >= m_lastHeard; }
    io::Deadline nextDeadline() const;
    void ping();

    io::Stream &m_from;
    io::Stream &m_to;
    http::Worker &m_worker;
    FrameTracker m_tracker;
    std::optional<DirectionEnd> m_end;
    bool m_pinged = false;
    bool m_hasPinged = false;     ///< there is an m_ownPing
    bool m_awaitsOwnPong = false; ///< no Ping of ours with that payload was answered yet
    bool m_pongAwaited = false;   ///< the sender has a Ping of the receiver to answer
    bool m_closePassed = false;
    bool m_endsAtClose = false;
    bool m_senderHasEnded = false;
    bool m_comesInLargeFrames = false; ///< the last frame was spliced, and the next is likely to be
    bool m_isSplicing = false;
    bool m_lacksPipe = false; ///< there was none: what comes next is copied
    io::Deadline m_lastHeard; ///< when the sender last showed life
    io::Deadline m_lastPing;  ///< when we last asked it to
    io::Deadline m_endBy = io::Deadline::max();
    std::chrono::milliseconds m_silence;
    std::string m_unsent;
    std::uint64_t m_takenAtLastLook = 0; ///< what isStalled() compares
    WebSocketDirection *m_opposite = nullptr;
    PipePool &m_pipes;
    std::array<char, 8> m_ownPing{}; ///< payload of our last Pings to the sender
};

} // namespace liteboxd::engine
