// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/websocket_direction.h"

#include "core/base/random_bytes.h"
#include "gateway/engine/splice_relay.h"
#include "gateway/http/worker.h"
#include "gateway/io/pieces.h"

#include <algorithm>
#include <array>
#include <utility>

namespace liteboxd::engine {

using base::Opcode;

namespace {

/// After both Close frames, for the server to end the connection (RFC 6455, 7.1.1).
constexpr std::chrono::seconds hangUpTime{2};

/// Where large frames follow each other, no more than this is read with a frame's header: what is read is copied, and
/// what is left is spliced.
constexpr std::size_t besideLargeFrames = 1024;

} // namespace

WebSocketDirection::WebSocketDirection(http::Worker &worker, io::Stream &from, io::Stream &to, FrameTracker tracker,
                                       PipePool &pipes, std::chrono::milliseconds silence)
    : m_from(from)
    , m_to(to)
    , m_worker(worker)
    , m_tracker(std::move(tracker))
    , m_lastHeard(io::Clock::now())
    , m_lastPing(m_lastHeard)
    , m_silence(silence)
    , m_pipes(pipes)
{}

void WebSocketDirection::stop()
{
    if (!m_end)
        m_end = DirectionEnd::Stopped;
    m_from.interruptRead();
    m_to.interruptWrite();
}

void WebSocketDirection::expectEndBy(io::Deadline deadline)
{
    m_endBy = deadline;
    m_from.interruptRead(); // to look at the new deadline
    if (!m_isSplicing)      // else what is in the pipe would be lost
        m_to.interruptWrite();
}

bool WebSocketDirection::isStalled()
{
    if (m_unsent.empty() && !m_isSplicing)
        return false;
    const std::uint64_t taken = m_to.sentBytes();
    return std::exchange(m_takenAtLastLook, taken) == taken;
}

io::Task<DirectionEnd> WebSocketDirection::run()
{
    for (;;) {
        const Need need = pump();
        if (need == Need::Nothing)
            co_return *m_end;
        if (need == Need::Splice)
            co_await splicePayload();
        else
            afterWait(need, co_await wait(need));
    }
}

/// One place for both waits: the coroutine rests in it, and each would take room in its frame.
io::Waiter WebSocketDirection::wait(Need need)
{
    // A receiver that goes on taking what came before the end may take its time.
    return need == Need::Bytes ? m_from.readable(nextDeadline())
                               : m_to.writable(std::max(m_endBy, m_opposite->m_lastHeard + hangUpTime));
}

/// Passes on all there is.
WebSocketDirection::Need WebSocketDirection::pump()
{
    for (;;) {
        if (!m_unsent.empty() && !m_end)
            flush();
        if (m_end)
            return Need::Nothing;
        if (!m_unsent.empty())
            return Need::Room;
        if (maySplice())
            return Need::Splice;
        std::span<char> scratch = m_worker.scratch();
        if (m_comesInLargeFrames)
            scratch = scratch.first(besideLargeFrames);
        const io::IoResult got = m_from.recv(scratch);
        if (got.status == io::IoStatus::WouldBlock)
            return Need::Bytes;
        if (got.status == io::IoStatus::Ok) {
            m_lastHeard = m_worker.reactor().now();
            m_pinged = false;
            m_lacksPipe = false;
            pass({scratch.data(), got.bytes});
            m_comesInLargeFrames = m_comesInLargeFrames && (maySplice() || got.bytes < scratch.size());
        } else {
            m_senderHasEnded = true;
            m_end = m_closePassed ? DirectionEnd::Closed : DirectionEnd::Lost;
        }
    }
}

void WebSocketDirection::pass(std::string_view bytes)
{
    std::array<iovec, 8> pieces;
    std::size_t count = 0;
    // Nothing follows a Close frame (RFC 6455, 5.5.1): what comes all the same is dropped.
    while (!bytes.empty() && !m_closePassed && !m_end) {
        const FrameTracker::Step step = m_tracker.step(bytes);
        bytes.remove_prefix(step.consumed);
        if (step.isViolation) {
            m_end = DirectionEnd::Violation;
            break;
        }
        if (step.bytes.empty() || !note(step))
            continue;
        iovec *const last = count > 0 ? &pieces[count - 1] : nullptr;
        if (last != nullptr && static_cast<const char *>(last->iov_base) + last->iov_len == step.bytes.data())
            last->iov_len += step.bytes.size();
        else
            pieces[count++] = {const_cast<char *>(step.bytes.data()), step.bytes.size()};
        if (count == pieces.size()) {
            send(std::span<const iovec>(pieces));
            count = 0;
        }
    }
    send(std::span<const iovec>(pieces).first(count));
    m_tracker.dropViews();
}

/// What a step means for both directions. False: not to be passed on.
bool WebSocketDirection::note(const FrameTracker::Step &step)
{
    if (!step.isControl)
        return true;
    switch (step.opcode) {
    case Opcode::Pong:
        if (m_hasPinged && step.payload == std::string_view(m_ownPing.data(), m_ownPing.size())) {
            m_awaitsOwnPong = false;
            return false;
        }
        m_pongAwaited = false;
        return true;
    case Opcode::Ping:
        m_opposite->m_pongAwaited = true;
        return true;
    case Opcode::Close:
        if (m_endsAtClose) {
            m_end = DirectionEnd::Stopped;
            return false;
        }
        m_closePassed = true;
        if (m_opposite->m_closePassed) {
            // Both have said Close: what is left is to hang up.
            m_opposite->expectEndBy(io::Clock::now() + hangUpTime);
            m_endBy = io::Clock::now() + hangUpTime;
        }
        return true;
    default:
        return true;
    }
}

void WebSocketDirection::send(std::span<const iovec> pieces)
{
    std::size_t skip = 0;
    if (m_unsent.empty() && !pieces.empty()) {
        const io::IoResult sent = m_to.send(pieces);
        if (sent.status != io::IoStatus::Ok && sent.status != io::IoStatus::WouldBlock) {
            m_end = DirectionEnd::Blocked;
            return;
        }
        skip = sent.bytes;
    }
    io::appendBehind(m_unsent, pieces, skip);
}

void WebSocketDirection::insert(Opcode opcode, std::string_view payload)
{
    std::optional<base::MaskingKey> key;
    if (m_tracker.masking() == base::Masking::Required)
        key = base::randomBytes<4>();
    std::string frame = base::encodeFrame(opcode, payload, key);
    const iovec piece{frame.data(), frame.size()};
    send(std::span(&piece, 1));
    if (!m_unsent.empty())
        m_from.interruptRead(); // run() waits for bytes, and is to wait for room
}

/// Sends what the receiver would not take before, as far as it takes it now.
void WebSocketDirection::flush()
{
    std::string_view left = m_unsent;
    while (!left.empty()) {
        const io::IoResult sent = m_to.send(left);
        if (sent.status == io::IoStatus::WouldBlock)
            break;
        if (sent.status != io::IoStatus::Ok) {
            m_end = DirectionEnd::Blocked;
            break;
        }
        left.remove_prefix(sent.bytes);
        m_opposite->m_lastHeard = io::Clock::now(); // who takes bytes is alive
    }
    m_unsent.erase(0, m_unsent.size() - left.size());
    if (m_unsent.empty())
        std::string().swap(m_unsent);
}

bool WebSocketDirection::maySplice() const
{
    return !m_lacksPipe && m_tracker.payloadLeft() >= worthSplicing && m_from.canSplice() && m_to.canSplice();
}

io::Task<void> WebSocketDirection::splicePayload()
{
    const io::Deadline now = io::Clock::now();
    if (now >= m_endBy) {
        m_end = DirectionEnd::Lost;
        co_return;
    }
    std::chrono::milliseconds timeout = m_silence * 3 / 2;
    if (m_endBy - now < timeout)
        timeout = std::chrono::ceil<std::chrono::milliseconds>(m_endBy - now);
    http::BodyPace pace(timeout);
    m_isSplicing = true;
    const SpliceResult result =
        co_await spliceBytes(m_pipes, m_from, m_to, m_tracker.payloadLeft(), pace, timeout, m_opposite->m_lastHeard);
    m_isSplicing = false;
    m_tracker.notePassed(result.moved);
    m_lastHeard = io::Clock::now();
    switch (result.end) {
    case SpliceResult::End::Moved:
        m_comesInLargeFrames = true;
        break;
    case SpliceResult::End::NoPipe:
        m_comesInLargeFrames = false;
        m_lacksPipe = true;
        break;
    case SpliceResult::End::Interrupted:
        break; // to look at m_end and m_endBy
    case SpliceResult::End::SourceEnded:
    case SpliceResult::End::SourceLost:
    case SpliceResult::End::SourceTimedOut:
        m_senderHasEnded = true;
        m_end = m_end.value_or(DirectionEnd::Lost);
        break;
    case SpliceResult::End::DestinationLost:
        m_end = m_end.value_or(DirectionEnd::Blocked);
        break;
    }
}

io::Deadline WebSocketDirection::nextDeadline() const
{
    const io::Deadline next = isBeingAsked() ? m_lastPing + m_silence : m_lastHeard + m_silence / 2;
    return std::min(next, m_endBy);
}

void WebSocketDirection::afterWait(Need need, io::WaitStatus waited)
{
    if (need == Need::Room) {
        // Whether the receiver is dead is for the opposite direction to find out: it hears nothing from it.
        if (waited == io::WaitStatus::TimedOut || m_to.areWaitsCancelled())
            m_end = DirectionEnd::Blocked;
        return;
    }
    if (waited == io::WaitStatus::Cancelled && m_from.areWaitsCancelled())
        m_end = m_end.value_or(DirectionEnd::Lost);
    if (waited != io::WaitStatus::TimedOut || m_end)
        return;
    // Who takes a frame may have nothing to say before its end and cannot be asked until then: it is alive as long as
    // the frame goes on.
    if (m_opposite->isWithinFrame())
        m_lastHeard = std::max(m_lastHeard, m_opposite->m_lastHeard);
    const io::Deadline now = io::Clock::now();
    if (now >= m_endBy)
        m_end = m_closePassed ? DirectionEnd::Closed : DirectionEnd::Lost;
    else if (now >= nextDeadline() && isBeingAsked())
        m_end = DirectionEnd::Silent;
    else if (now >= nextDeadline())
        ping();
}

void WebSocketDirection::ping()
{
    // Where no Ping can go out (in the middle of a frame, or one of the receiver's is on its way), the sender has the
    // same time to show life.
    m_lastPing = io::Clock::now();
    m_pinged = true;
    if (m_closePassed || m_pongAwaited || !m_opposite->mayInsert())
        return;
    if (!m_awaitsOwnPong) { // else the same again: one Pong may answer both, or each has its own
        const auto payload = base::randomBytes<8>();
        std::copy(payload.begin(), payload.end(), m_ownPing.begin());
    }
    m_hasPinged = m_awaitsOwnPong = true;
    m_opposite->insert(Opcode::Ping, {m_ownPing.data(), m_ownPing.size()});
}

} // namespace liteboxd::engine
