// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/body_reader.h"

#include "gateway/http/worker.h"

#include <algorithm>
#include <cstring>

namespace liteboxd::http {

BodyReader::BodyReader(Connection &connection, const BodyFraming &framing, const BodyPace &pace)
    : m_connection(connection)
    , m_framing(framing)
    , m_pace(pace)
    , m_left(framing.length)
{
    if (framing.kind == BodyFraming::Kind::None)
        m_state = State::Complete;
    else if (framing.kind == BodyFraming::Kind::Chunked)
        m_decoder.emplace();
    m_pace.noteBytes(connection.received().view().size());
}

std::optional<std::uint64_t> BodyReader::remaining() const
{
    if (m_framing.kind == BodyFraming::Kind::Length || m_framing.kind == BodyFraming::Kind::None)
        return m_left;
    return std::nullopt;
}

std::string_view BodyReader::nextNow()
{
    if (m_state != State::Reading)
        return {};
    ByteQueue &received = m_connection.received();
    if (!received.isEmpty()) {
        const std::string_view piece = m_decoder ? takeChunked(received.view()) : takeReceived();
        if (!piece.empty() || m_state != State::Reading)
            return piece;
    }
    // At most the beginning of a chunk header is left over: what comes now is read behind it.
    const std::span<char> scratch = m_connection.worker().scratch();
    const std::size_t kept = received.view().size();
    std::memcpy(scratch.data(), received.view().data(), kept);
    std::span<char> room = scratch.subspan(kept);
    if (m_framing.kind == BodyFraming::Kind::Length)
        room = room.first(std::min<std::uint64_t>(room.size(), m_left)); // what follows belongs to the next message
    const io::IoResult got = m_connection.stream().recv(room);
    if (got.status == io::IoStatus::Ok) {
        m_pace.noteBytes(got.bytes);
        const std::string_view bytes(scratch.data(), kept + got.bytes);
        if (!m_decoder) {
            noteMoved(bytes.size());
            return bytes;
        }
        received.consume(kept);
        received.append(bytes);
        return takeChunked(received.view());
    }
    if (got.status == io::IoStatus::End)
        noteEnd();
    else if (got.status == io::IoStatus::Failed)
        m_state = State::Lost;
    return {};
}

std::string_view BodyReader::takeReceived()
{
    // Out of the queue, whose storage goes with its last byte, into the scratch, which is ours until the next wait.
    ByteQueue &received = m_connection.received();
    const std::span<char> scratch = m_connection.worker().scratch();
    std::uint64_t size = std::min(received.view().size(), scratch.size());
    if (m_framing.kind == BodyFraming::Kind::Length)
        size = std::min(size, m_left);
    std::memcpy(scratch.data(), received.view().data(), size);
    received.consume(size);
    noteMoved(size);
    return {scratch.data(), size};
}

std::string_view BodyReader::takeChunked(std::string_view received)
{
    const ChunkedDecoder::State state = m_decoder->put(received);
    m_joined.clear();
    for (const std::string_view piece : m_decoder->pieces())
        m_joined.append(piece);
    if (state == ChunkedDecoder::State::Malformed)
        m_state = State::Malformed;
    if (state == ChunkedDecoder::State::Done) {
        m_state = State::Complete;
        m_trailers = m_decoder->trailers();
    }
    m_connection.received().consume(m_decoder->consumed());
    return m_joined;
}

io::Task<std::string_view> BodyReader::next()
{
    for (;;) {
        const std::string_view piece = nextNow();
        if (!piece.empty() || m_state != State::Reading)
            co_return piece;
        noteWait(co_await readable());
    }
}

io::Task<void> BodyReader::skip(std::uint64_t most, std::chrono::milliseconds timeout)
{
    m_pace = m_pace.anew(timeout);
    std::uint64_t skipped = 0;
    while (m_state == State::Reading && skipped <= most)
        skipped += (co_await next()).size();
}

io::Waiter BodyReader::readable()
{
    return m_connection.stream().readable(m_pace.begin(io::Clock::now()));
}

void BodyReader::noteWait(io::WaitStatus status)
{
    m_pace.end(io::Clock::now());
    if (status == io::WaitStatus::TimedOut)
        noteTimeOut();
    else if (status == io::WaitStatus::Cancelled)
        m_state = State::Lost;
}

void BodyReader::noteMoved(std::size_t count)
{
    if (m_framing.kind != BodyFraming::Kind::Length)
        return;
    m_left -= count;
    if (m_left == 0)
        m_state = State::Complete;
}

void BodyReader::noteEnd()
{
    m_state = m_framing.kind == BodyFraming::Kind::UntilClose ? State::Complete : State::Lost;
}

} // namespace liteboxd::http
