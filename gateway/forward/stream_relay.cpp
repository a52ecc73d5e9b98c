// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/forward/stream_relay.h"

#include "gateway/http/await_end.h"
#include "gateway/http/lingering_reset.h"

#include <optional>
#include <string>

namespace liteboxd::forward {

namespace {

constexpr std::size_t atOnce = 64 * 1024;

} // namespace

StreamRelay::StreamRelay(http::Worker &worker, io::Stream &local, io::Stream &pod, HalfClose halfClose)
    : m_worker(worker)
    , m_local(local)
    , m_pod(pod)
    , m_halfClose(halfClose)
    , m_lastFromPod(io::Clock::now())
{}

io::Task<void> StreamRelay::run()
{
    std::optional<io::Task<void>> outbound(copyToPod());
    outbound->start();
    const End end = co_await copy(m_pod, m_local);
    if (end == End::Whole) {
        outbound.reset(); // there is nobody any more for what comes
        m_local.shutdownSend();
        co_await http::awaitEnd(m_worker, m_local, io::Clock::now() + lingerTime);
        co_return;
    }
    m_pod.abort();
    co_await http::lingerThenReset(m_local, lingerTime);
}

io::Task<void> StreamRelay::copyToPod()
{
    const End end = co_await copy(m_local, m_pod);
    if (end == End::FromLost) {
        m_pod.abort();
        co_return;
    }
    if (end == End::Whole) {
        m_pod.shutdownSend();
        static_cast<void>(co_await m_pod.writable(io::Deadline::max())); // the last of it may not have left yet
    }
    m_localHasEnded = end == End::Whole;
    m_podIsDeaf = end == End::ToLost;
    m_lastFromPod = io::Clock::now(); // its time begins now
    m_pod.interruptRead();            // to look at its new deadline
}

void StreamRelay::stop()
{
    m_local.abort();
    m_pod.abort();
}

io::Deadline StreamRelay::deadlineFor(const io::Stream &from) const
{
    const bool isLimited = &from == &m_pod && (m_podIsDeaf || (m_localHasEnded && m_halfClose == HalfClose::Unknown));
    return isLimited ? m_lastFromPod + halfCloseTimeout : io::Deadline::max();
}

io::Task<StreamRelay::End> StreamRelay::copy(io::Stream &from, io::Stream &to)
{
    for (;;) {
        const std::span<char> scratch = m_worker.scratch().first(atOnce);
        const io::IoResult got = from.recv(scratch);
        if (got.status == io::IoStatus::WouldBlock) {
            const io::Deadline deadline = deadlineFor(from);
            const io::WaitStatus waited = co_await from.readable(deadline);
            if (from.isAborted())
                co_return End::FromLost;
            if (waited == io::WaitStatus::TimedOut && deadlineFor(from) <= io::Clock::now())
                co_return m_podIsDeaf ? End::FromLost : End::Whole;
            continue;
        }
        if (got.status != io::IoStatus::Ok)
            co_return got.status == io::IoStatus::End ? End::Whole : End::FromLost;
        if (&from == &m_pod) {
            m_hasHeard = true;
            m_lastFromPod = io::Clock::now();
        }
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

io::Task<bool> StreamRelay::sendAll(io::Stream &to, std::string_view bytes)
{
    while (!bytes.empty()) {
        const io::IoResult sent = to.send(bytes);
        if (sent.status == io::IoStatus::Ok)
            bytes.remove_prefix(sent.bytes);
        else if (sent.status != io::IoStatus::WouldBlock)
            co_return false;
        else if (co_await to.writable(io::Deadline::max()) != io::WaitStatus::Ready)
            co_return false;
    }
    co_return true;
}

} // namespace liteboxd::forward
