// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/websocket_relay.h"

#include "gateway/http/await_end.h"
#include "gateway/http/lingering_reset.h"

#include <algorithm>

namespace liteboxd::engine {

using base::CloseCode;

namespace {

/// How long the answer to a Close of ours is waited for, where the other side broke the protocol and waits for its own.
constexpr std::chrono::milliseconds closeTimeout{500};

} // namespace

WebSocketRelay::WebSocketRelay(GatewayWorker &worker, Streams streams, std::uint8_t reservedBits, Sandbox sandbox,
                               OpenRequest request, const http::Timeouts &timeouts)
    : SandboxConnection(worker, std::move(streams), std::move(sandbox), std::move(request))
    , m_client{client(), CloseCode::InternalError,
               WebSocketDirection(worker.worker, client(), upstream(),
                                  FrameTracker(base::Masking::Required, reservedBits), worker.pipes,
                                  timeouts.webSocketSilence())}
    , m_upstream{upstream(), CloseCode::GoingAway,
                 WebSocketDirection(worker.worker, upstream(), client(),
                                    FrameTracker(base::Masking::Forbidden, reservedBits), worker.pipes,
                                    timeouts.webSocketSilence())}
    , m_upstreamSideDone(worker.worker.reactor())
    , m_timeouts(timeouts)
{
    m_client.sent.setOpposite(m_upstream.sent);
    m_upstream.sent.setOpposite(m_client.sent);
}

void WebSocketRelay::begin(std::string_view fromClient, std::string_view fromUpstream)
{
    m_client.sent.pass(fromClient);
    m_upstream.sent.pass(fromUpstream);
}

io::Task<void> WebSocketRelay::run()
{
    const io::Task<void> upstreamSide = runUpstreamSide();
    upstreamSide.start();
    const DirectionEnd end = co_await m_client.sent.run();
    onEnd(end, m_client);
    while (!upstreamSide.isDone())
        static_cast<void>(co_await m_upstreamSideDone.wait());
    co_await finish();
}

/// Apart from run(), so that what only the end needs takes no memory before.
io::Task<void> WebSocketRelay::finish()
{
    const bool clientIsTold = !m_client.isGone && close(m_client);
    const bool upstreamIsTold = !m_upstream.isGone && close(m_upstream);
    if (clientIsTold)
        m_client.stream.shutdownSend();
    if (upstreamIsTold)
        m_upstream.stream.shutdownSend();
    if (!upstreamIsTold)
        co_await http::lingerThenReset(m_upstream.stream, m_timeouts.linger);
    if (!clientIsTold)
        co_await http::lingerThenReset(m_client.stream, m_timeouts.linger);
    if (!m_upstream.sent.hasSenderEnded())
        co_await http::awaitEnd(worker().worker, m_upstream.stream, io::Clock::now() + m_timeouts.linger);
    giveBackPlaces();
    if (!m_client.sent.hasSenderEnded())
        co_await http::awaitEnd(worker().worker, m_client.stream, io::Clock::now() + m_timeouts.linger);
}

io::Task<void> WebSocketRelay::runUpstreamSide()
{
    const DirectionEnd end = co_await m_upstream.sent.run();
    onEnd(end, m_upstream);
    m_upstreamSideDone.notify();
}

void WebSocketRelay::end(CloseCode clientCode)
{
    if (m_ending)
        return;
    m_ending = true;
    m_client.code = clientCode;
    m_upstream.code = CloseCode::GoingAway;
    m_client.sent.stop();
    m_upstream.sent.stop();
}

std::size_t WebSocketRelay::stalledMemory()
{
    const bool isUpstreamStalled = m_client.sent.isStalled();
    const bool isClientStalled = m_upstream.sent.isStalled();
    if (m_ending || (!isUpstreamStalled && !isClientStalled))
        return 0;
    return m_client.stream.systemMemory() + m_upstream.stream.systemMemory();
}

/// The first direction to end says why; what the other side is told follows from that.
void WebSocketRelay::onEnd(DirectionEnd end, Side &sender)
{
    Side &receiver = oppositeOf(sender);
    if (end == DirectionEnd::Closed) {
        // The sender has said Close and ended: pass that on, and give the other side time to do the same.
        receiver.stream.shutdownSend();
        receiver.sent.expectEndBy(io::Clock::now() + m_timeouts.linger);
        return;
    }
    if (end == DirectionEnd::Blocked) {
        // The receiver takes nothing more, but may have said why: read what it sent to the end.
        receiver.sent.expectEndBy(io::Clock::now() + m_timeouts.linger);
        return;
    }
    if (m_ending)
        return;
    m_ending = true;
    if (end == DirectionEnd::Violation) {
        sender.code = CloseCode::ProtocolError;
        receiver.code = receiver.lossOfOther;
        if (closeAndAwaitClose(receiver))
            return;
    } else {
        // Who was told Close and went without one leaves nothing to say: the other sees its end, as without us.
        sender.isGone = true;
        if (!receiver.sent.hasPassedClose())
            receiver.code = receiver.lossOfOther;
    }
    receiver.sent.stop();
}

/// The other side broke the protocol: tells this one so, and passes on what it still sends before its own Close, which
/// the offender gets in front of the Close it is told, as it would without us. False where no Close can be sent.
bool WebSocketRelay::closeAndAwaitClose(Side &side)
{
    if (side.sent.hasPassedClose() || !close(side))
        return false;
    side.code.reset(); // said
    side.sent.endAtClose();
    side.sent.expectEndBy(io::Clock::now() + std::min(m_timeouts.linger, closeTimeout));
    return true;
}

/// Writes a Close to one side. False where none fits (in the middle of a frame, or its buffers are full): then only a
/// reset tells the truth.
bool WebSocketRelay::close(const Side &side)
{
    WebSocketDirection &writer = oppositeOf(side).sent;
    if (writer.hasPassedClose())
        return writer.isDrained();
    if (!side.code)
        return writer.mayInsert();
    if (!writer.mayInsert())
        return false;
    writer.insert(base::Opcode::Close, base::closePayload(*side.code));
    return writer.isDrained();
}

} // namespace liteboxd::engine
