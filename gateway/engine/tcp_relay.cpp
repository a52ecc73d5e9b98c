// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/tcp_relay.h"

#include "core/base/error.h"

#include <utility>

namespace liteboxd::engine {

using base::CloseCode;

namespace {

constexpr std::size_t atOnce = 64 * 1024;

} // namespace

TcpRelay::TcpRelay(GatewayWorker &worker, Streams streams, UpstreamMode mode, Sandbox sandbox, OpenRequest request,
                   Farewell farewell)
    : SandboxConnection(worker, std::move(streams), std::move(sandbox), std::move(request))
    , m_mode(mode)
    , m_farewell(std::move(farewell))
    , m_uploadDone(worker.worker.reactor())
    , m_lastFromClient(io::Clock::now())
    , m_lastFromUpstream(m_lastFromClient)
{}

io::Task<void> TcpRelay::run()
{
    std::optional<io::Task<void>> upload(copyToUpstream());
    upload->start();
    const End end = co_await copy(upstream(), client());
    if (end == End::Whole) {
        client().shutdownSend();
        if (m_mode != UpstreamMode::PortForward) // of which no half can end
            co_await awaitClient();
    }
    m_isDone = true;
    upload.reset();
    m_link.reset();
    const CloseCode code = codeFor(end);
    std::string reason = reasonFor(code);
    if (code != CloseCode::Normal)
        upstream().abort();
    giveBackPlaces();
    if (!m_clientIsLost || code == CloseCode::ProtocolError)
        co_await m_farewell(code, std::move(reason));
}

/// The sandbox has said all; the client may still send.
io::Task<void> TcpRelay::awaitClient()
{
    while (!m_uploadDone.isNotified() && !m_code) {
        const io::Deadline deadline = m_lastFromClient + halfCloseTimeout;
        const io::WaitStatus waited = co_await m_uploadDone.wait(deadline);
        if (waited != io::WaitStatus::Ready && m_lastFromClient + halfCloseTimeout <= io::Clock::now())
            co_return;
    }
}

io::Task<void> TcpRelay::copyToUpstream()
{
    const End end = co_await copy(client(), upstream());
    m_clientIsLost = end == End::FromLost;
    if (m_clientIsLost)
        upstream().abort();
    if (end == End::Whole) {
        upstream().shutdownSend();
        if (m_mode == UpstreamMode::PortForward)
            static_cast<void>(co_await upstream().writable(io::Deadline::max())); // the last may not have left yet
        m_clientHasEnded = true;
        m_link.emplace(client(), upstream(), io::HangUpLink::Gone::WhenLost);
    }
    m_upstreamIsDeaf = end == End::ToLost;
    m_lastFromUpstream = io::Clock::now(); // its time begins now
    upstream().interruptRead();            // to look at its new deadline
    m_uploadDone.notify();
}

void TcpRelay::end(CloseCode clientCode)
{
    if (m_code || m_isDone)
        return;
    m_code = clientCode;
    upstream().abort();
    client().interruptWrite();
    m_uploadDone.notify();
}

std::size_t TcpRelay::stalledMemory()
{
    const std::uint64_t sent = client().sentBytes() + upstream().sentBytes();
    const bool hasMoved = std::exchange(m_sentAtLastLook, sent) != sent;
    if (m_isDone || hasMoved || m_blocked == nullptr)
        return 0;
    return client().systemMemory() + upstream().systemMemory();
}

io::Deadline TcpRelay::deadlineFor(const io::Stream &from) const
{
    const bool isLimited =
        &from == &upstream() && (m_upstreamIsDeaf || (m_clientHasEnded && m_mode == UpstreamMode::PortForward));
    return isLimited ? m_lastFromUpstream + halfCloseTimeout : io::Deadline::max();
}

CloseCode TcpRelay::codeFor(End end) const
{
    if (m_code)
        return *m_code;
    const base::Error *const fault = client().failureReason();
    if (m_clientIsLost && fault != nullptr && fault->code == base::ErrorCode::ProtocolViolated)
        return CloseCode::ProtocolError;
    // A client that has said Close, or all it has to say through a port-forward, has ended it in order.
    const bool isOver = end == End::Whole || (m_clientHasEnded && client().isLost());
    return isOver ? CloseCode::Normal : CloseCode::InternalError;
}

std::string TcpRelay::reasonFor(CloseCode code) const
{
    if (code != CloseCode::InternalError)
        return {};
    const base::Error *const failure = upstream().failureReason();
    const bool isRefused = failure != nullptr && failure->code == base::ErrorCode::ConnectionRefused;
    return isRefused ? "the sandbox refuses connections on this port" : "the connection to the sandbox was lost";
}

io::Task<TcpRelay::End> TcpRelay::copy(io::Stream &from, io::Stream &to)
{
    io::Deadline &last = &from == &upstream() ? m_lastFromUpstream : m_lastFromClient;
    for (;;) {
        const std::span<char> scratch = worker().worker.scratch().first(atOnce);
        const io::IoResult got = from.recv(scratch);
        if (got.status == io::IoStatus::WouldBlock) {
            const io::Deadline deadline = deadlineFor(from);
            const io::WaitStatus waited = co_await from.readable(deadline);
            if (from.areWaitsCancelled())
                co_return End::FromLost;
            if (waited == io::WaitStatus::TimedOut && deadlineFor(from) <= io::Clock::now())
                co_return m_upstreamIsDeaf ? End::FromLost : End::Whole;
            continue;
        }
        if (got.status != io::IoStatus::Ok)
            co_return got.status == io::IoStatus::End ? End::Whole : End::FromLost;
        last = worker().worker.reactor().now();
        const io::IoResult sent = to.send(std::string_view(scratch.data(), got.bytes));
        const std::size_t done = sent.status == io::IoStatus::Ok ? sent.bytes : 0;
        if (done == got.bytes)
            continue;
        const std::string rest(scratch.data() + done, got.bytes - done); // the scratch is not ours over a wait
        const bool isSent = sent.status != io::IoStatus::Failed && co_await sendAll(to, rest);
        if (!isSent)
            co_return End::ToLost;
    }
}

io::Task<bool> TcpRelay::sendAll(io::Stream &to, std::string_view bytes)
{
    while (!bytes.empty()) {
        const io::IoResult sent = to.send(bytes);
        if (sent.status == io::IoStatus::Ok) {
            bytes.remove_prefix(sent.bytes);
            continue;
        }
        if (sent.status != io::IoStatus::WouldBlock)
            co_return false;
        m_blocked = &to;
        const io::WaitStatus waited = co_await to.writable(io::Deadline::max());
        m_blocked = nullptr;
        if (waited != io::WaitStatus::Ready)
            co_return false;
    }
    co_return true;
}

} // namespace liteboxd::engine
