// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/websocket_relay.h"

#include "core/base/random_bytes.h"
#include "gateway/http/await_end.h"
#include "gateway/http/unhurried_reset.h"

#include <algorithm>

namespace liteboxd::engine {

using base::CloseCode;

namespace {

/// For what is still on its way to one that broke the protocol, who waits for its Close meanwhile.
constexpr std::chrono::milliseconds hearingTime{500};

} // namespace

WebSocketRelay::WebSocketRelay(GatewayWorker &worker, Sides sides, std::uint8_t negotiatedBits, Sandbox sandbox,
                               OpenRequest request, const http::Timeouts &timeouts)
    : m_worker(worker)
    , m_sides(std::move(sides))
    , m_request(std::move(request))
    , m_fromClient(worker.worker, *m_sides.client, *m_sides.upstream,
                   FrameTracker(FrameTracker::Masking::Required, negotiatedBits), worker.pipes,
                   timeouts.webSocketSilence())
    , m_fromUpstream(worker.worker, *m_sides.upstream, *m_sides.client,
                     FrameTracker(FrameTracker::Masking::Forbidden, negotiatedBits), worker.pipes,
                     timeouts.webSocketSilence())
    , m_upstreamSideDone(worker.worker.reactor())
    , m_sandbox(std::move(sandbox))
    , m_timeouts(timeouts)
{
    m_fromClient.setOpposite(m_fromUpstream);
    m_fromUpstream.setOpposite(m_fromClient);
    m_worker.webSockets.insert(this);
}

WebSocketRelay::~WebSocketRelay()
{
    m_worker.webSockets.erase(this);
}

void WebSocketRelay::begin(std::string_view fromClient, std::string_view fromUpstream)
{
    m_fromClient.pass(fromClient);
    m_fromUpstream.pass(fromUpstream);
}

void WebSocketRelay::abort()
{
    m_sides.client->abort();
    m_sides.upstream->abort();
}

io::Task<void> WebSocketRelay::run()
{
    const io::Task<void> upstreamSide = runUpstreamSide();
    upstreamSide.start();
    const DirectionEnd end = co_await m_fromClient.run();
    onEnd(end, true);
    while (!upstreamSide.isDone())
        static_cast<void>(co_await m_upstreamSideDone.wait());
    co_await finish();
}

/// Apart from run(), so that what only the end needs takes no memory before.
io::Task<void> WebSocketRelay::finish()
{
    const bool clientIsTold = !m_clientIsGone && closeSide(m_fromUpstream, m_clientCode, true);
    const bool upstreamIsTold = !m_upstreamIsGone && closeSide(m_fromClient, m_upstreamCode, false);
    if (clientIsTold)
        m_sides.client->shutdownSend();
    if (upstreamIsTold)
        m_sides.upstream->shutdownSend();
    if (!upstreamIsTold)
        co_await http::resetUnhurriedly(*m_sides.upstream, m_timeouts.linger);
    if (!clientIsTold)
        co_await http::resetUnhurriedly(*m_sides.client, m_timeouts.linger);
    if (!m_fromUpstream.hasSenderEnded())
        co_await http::awaitEnd(m_worker.worker, *m_sides.upstream, io::Clock::now() + m_timeouts.linger);
    m_request.reset(); // over; what is left is to let the client go unhurriedly
    if (!m_fromClient.hasSenderEnded())
        co_await http::awaitEnd(m_worker.worker, *m_sides.client, io::Clock::now() + m_timeouts.linger);
}

io::Task<void> WebSocketRelay::runUpstreamSide()
{
    const DirectionEnd end = co_await m_fromUpstream.run();
    onEnd(end, false);
    m_upstreamSideDone.notify();
}

void WebSocketRelay::end(CloseCode clientCode)
{
    if (m_ending)
        return;
    m_ending = true;
    m_clientCode = clientCode;
    m_upstreamCode = CloseCode::GoingAway;
    m_fromClient.stop();
    m_fromUpstream.stop();
}

void WebSocketRelay::check(const RouteTable &routes)
{
    RoutePtr route = routes.find(m_sandbox.id);
    if (!route && routes.freshness() != RouteTable::Freshness::Current)
        return; // not seen is not gone
    if (!route || route->token != m_sandbox.route->token || route->podUid != m_sandbox.route->podUid)
        end(CloseCode::PolicyViolation);
    else
        m_sandbox.route = std::move(route); // the former may be the last of its table
}

/// The first direction to end says why; what the other side is told follows from that.
void WebSocketRelay::onEnd(DirectionEnd end, bool isClient)
{
    WebSocketDirection &other = isClient ? m_fromUpstream : m_fromClient;
    if (end == DirectionEnd::Closed) {
        // The sender has said Close and ended: pass that on, and give the other side time to do the same.
        (isClient ? m_sides.upstream : m_sides.client)->shutdownSend();
        other.expectEndBy(io::Clock::now() + m_timeouts.linger);
        return;
    }
    if (end == DirectionEnd::Blocked) {
        // The receiver takes nothing more, but may have said why: read what it sent to the end.
        other.expectEndBy(io::Clock::now() + m_timeouts.linger);
        return;
    }
    if (m_ending)
        return;
    m_ending = true;
    if (end == DirectionEnd::Violation) {
        m_clientCode = isClient ? CloseCode::ProtocolError : CloseCode::InternalError;
        m_upstreamCode = isClient ? CloseCode::GoingAway : CloseCode::ProtocolError;
        if (hearOut(!isClient))
            return;
    } else {
        // Who was told Close and went without one leaves nothing to say: the other sees its end, as without us.
        (isClient ? m_clientIsGone : m_upstreamIsGone) = true;
        if (!other.hasPassedClose())
            (isClient ? m_upstreamCode : m_clientCode) = isClient ? CloseCode::GoingAway : CloseCode::InternalError;
    }
    other.stop();
}

/// The other side broke the protocol: tells this one so, and lets it say what it still has to say to the frames before,
/// which the offender gets in front of its own Close, as it would without us. False where there is no way.
bool WebSocketRelay::hearOut(bool isClient)
{
    WebSocketDirection &from = isClient ? m_fromClient : m_fromUpstream;
    std::optional<CloseCode> &code = isClient ? m_clientCode : m_upstreamCode;
    if (from.hasPassedClose() || !closeSide(isClient ? m_fromUpstream : m_fromClient, code, isClient))
        return false;
    code.reset(); // said
    from.endAtClose();
    from.expectEndBy(io::Clock::now() + std::min(m_timeouts.linger, hearingTime));
    return true;
}

/// Writes a Close to one side. False where none fits (in the middle of a frame, or its buffers are full): then only a
/// reset tells the truth.
bool WebSocketRelay::closeSide(WebSocketDirection &writer, std::optional<CloseCode> code, bool isClient)
{
    if (writer.hasPassedClose())
        return writer.isDrained();
    if (!code)
        return writer.mayInsert();
    if (!writer.mayInsert())
        return false;
    std::optional<base::MaskingKey> key;
    if (!isClient)
        key = base::randomBytes<4>();
    writer.insert(base::encodeFrame(base::Opcode::Close, base::closePayload(*code), key));
    return writer.isDrained();
}

} // namespace liteboxd::engine
