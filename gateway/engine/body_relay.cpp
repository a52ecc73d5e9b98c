// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/body_relay.h"

#include "gateway/engine/forwarded_head.h"
#include "gateway/engine/splice_relay.h"
#include "gateway/http/chunk_size_line.h"
#include "gateway/http/worker.h"
#include "gateway/io/pieces.h"

#include <array>
#include <limits>

namespace liteboxd::engine {

BodyRelay::BodyRelay(http::BodyReader &source, const http::MessageHead &head, http::Connection &destination,
                     const http::BodyFraming &framing, io::BlockString lead, PipePool &pipes,
                     std::chrono::milliseconds timeout)
    : m_source(source)
    , m_head(head)
    , m_destination(destination)
    , m_framing(framing)
    , m_lead(std::move(lead))
    , m_pipes(pipes)
    , m_timeout(timeout)
    , m_lastProgress(destination.worker().reactor().now())
{}

io::Task<BodyRelay::End> BodyRelay::run()
{
    using State = http::BodyReader::State;
    for (;;) {
        if (m_lead.empty() && maySplice()) {
            const std::optional<End> end = co_await splice();
            if (end)
                co_return *end;
        }
        const std::string_view piece = m_source.nextNow();
        const State state = m_source.state();
        if (state != State::Reading && state != State::Complete)
            co_return End::SourceFailed;
        // The lead does not wait for the body: an event stream's head has to arrive before its first event.
        const bool worked = !piece.empty() || !m_lead.empty() || state == State::Complete;
        if (worked && !co_await sendPiece(piece))
            co_return End::DestinationFailed;
        if (state == State::Complete)
            co_return End::Complete;
        if (!worked)
            m_source.noteWait(co_await m_source.readable());
    }
}

bool BodyRelay::maySplice() const
{
    constexpr auto chunked = http::BodyFraming::Kind::Chunked;
    if (m_noPipe || m_framing.kind == chunked || m_source.framing().kind == chunked ||
        !m_source.connection().received().isEmpty())
        return false;
    if (m_source.remaining().value_or(std::numeric_limits<std::uint64_t>::max()) < worthSplicing)
        return false;
    return m_source.connection().stream().canSplice() && m_destination.stream().canSplice();
}

/// Nothing: there is no pipe, and nothing was moved.
io::Task<std::optional<BodyRelay::End>> BodyRelay::splice()
{
    const std::uint64_t count = m_source.remaining().value_or(std::numeric_limits<std::uint64_t>::max());
    const SpliceResult result = co_await spliceBytes(m_pipes, m_source.connection().stream(), m_destination.stream(),
                                                     count, m_source.pace(), m_timeout, m_lastProgress);
    m_hasSent = m_hasSent || result.moved > 0;
    m_source.noteMoved(result.moved);
    switch (result.end) {
    case SpliceResult::End::Moved:
        co_return End::Complete;
    case SpliceResult::End::NoPipe:
        m_noPipe = true;
        co_return std::nullopt;
    case SpliceResult::End::SourceEnded:
        m_source.noteEnd();
        co_return m_source.state() == http::BodyReader::State::Complete ? End::Complete : End::SourceFailed;
    case SpliceResult::End::SourceTimedOut:
        m_source.noteTimeOut();
        co_return End::SourceFailed;
    case SpliceResult::End::Interrupted: // only WebSockets are
    case SpliceResult::End::SourceLost:
        co_return End::SourceFailed;
    case SpliceResult::End::DestinationLost:
        co_return End::DestinationFailed;
    }
    co_return End::SourceFailed;
}

std::string BodyRelay::lastChunk() const
{
    std::string text = "0\r\n";
    const http::NominatedFields nominated(m_head);
    for (const auto &[name, value] : m_source.trailers()) {
        if (isForwardableTrailer(nominated, name))
            text.append(name).append(": ").append(value).append("\r\n");
    }
    return text.append("\r\n");
}

io::Task<bool> BodyRelay::sendPiece(std::string_view piece)
{
    std::optional<http::ChunkSizeLine> size;
    std::string tail;
    if (m_framing.kind == http::BodyFraming::Kind::Chunked) {
        if (!piece.empty()) {
            size.emplace(piece.size());
            tail = "\r\n";
        }
        if (m_source.state() == http::BodyReader::State::Complete)
            tail += lastChunk();
    }
    const std::string_view sizeLine = size ? size->text() : std::string_view();
    const std::array<iovec, 4> pieces{
        iovec{m_lead.data(), m_lead.size()},
        iovec{const_cast<char *>(sizeLine.data()), sizeLine.size()},
        iovec{const_cast<char *>(piece.data()), piece.size()},
        iovec{tail.data(), tail.size()},
    };
    const std::size_t asked = io::sizeOf(pieces);
    if (asked == 0)
        return io::Task<bool>::finished(true);
    const io::IoResult sent = m_destination.stream().send(std::span<const iovec>(pieces));
    if (sent.status != io::IoStatus::Ok && sent.status != io::IoStatus::WouldBlock)
        return io::Task<bool>::finished(false);
    m_hasSent = m_hasSent || sent.bytes > 0;
    if (sent.bytes > 0)
        m_lastProgress = m_destination.worker().reactor().now();
    if (sent.bytes == asked) {
        m_lead.clear();
        return io::Task<bool>::finished(true);
    }
    // `piece` is gone with the first wait: keep what is left of all of it.
    m_unsent.clear();
    io::appendBehind(m_unsent, pieces, sent.bytes);
    m_lead.clear();
    return finishSending();
}

io::Task<bool> BodyRelay::finishSending()
{
    std::string_view left = m_unsent;
    while (!left.empty()) {
        const io::IoResult sent = m_destination.stream().send(left);
        if (sent.status == io::IoStatus::WouldBlock) {
            const io::Deadline deadline = io::Clock::now() + m_timeout;
            if (co_await m_destination.stream().writable(deadline) != io::WaitStatus::Ready)
                co_return false;
            continue;
        }
        if (sent.status != io::IoStatus::Ok)
            co_return false;
        left.remove_prefix(sent.bytes);
        m_hasSent = true;
        m_lastProgress = io::Clock::now();
    }
    std::string().swap(m_unsent);
    co_return true;
}

} // namespace liteboxd::engine
