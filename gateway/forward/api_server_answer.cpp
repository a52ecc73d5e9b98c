// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/forward/api_server_answer.h"

#include "gateway/http/body_reader.h"
#include "gateway/http/chunked_decoder.h"

namespace liteboxd::forward {

namespace {

/// A Status is smaller than this.
constexpr std::uint64_t largestStatus = 64 * 1024;
/// What a chunk's line and the beginning of a Status take.
constexpr std::size_t enoughToTell = 1024;

/// Whether a chunked body begins as a Status does, without taking anything of it.
io::Task<bool> beginsAsStatus(http::Connection &upstream, io::Deadline deadline)
{
    for (;;) {
        const std::string_view received = upstream.received().view();
        http::ChunkedDecoder decoder;
        const http::ChunkedDecoder::State state = decoder.put(received);
        std::string body;
        for (const std::string_view piece : decoder.pieces())
            body += piece;
        const StatusBeginning beginning = statusBeginning(body);
        if (beginning != StatusBeginning::Unclear)
            co_return beginning == StatusBeginning::Yes;
        if (state != http::ChunkedDecoder::State::More || received.size() > enoughToTell)
            co_return false;
        const bool hasMore = co_await upstream.receiveMore(deadline);
        if (!hasMore)
            co_return false;
    }
}

} // namespace

io::Task<base::Result<std::optional<http::Refusal>>>
readApiServerRefusal(http::Connection &upstream, const http::ResponseHead &head, std::chrono::milliseconds timeout)
{
    const http::BodyFraming &framing = head.framing();
    const bool isChunked = framing.kind == http::BodyFraming::Kind::Chunked;
    const bool isMeasured = framing.kind == http::BodyFraming::Kind::Length && framing.length <= largestStatus;
    if (head.status() < 400 || !mayBeApiServerStatus(head.find(http::FieldId::ContentType).value_or("")) ||
        (!isChunked && !isMeasured))
        co_return std::nullopt;
    // Go sends in chunks what is longer than 2 KiB. Such a body cannot be put back once it is taken apart.
    if (isChunked) {
        const bool isStatus = co_await beginsAsStatus(upstream, io::Clock::now() + timeout);
        if (!isStatus)
            co_return std::nullopt;
    }
    const http::BodyPace pace(timeout);
    http::BodyReader reader(upstream, framing, pace);
    std::string body;
    while (reader.state() == http::BodyReader::State::Reading && body.size() <= largestStatus)
        body += co_await reader.next();
    if (reader.state() != http::BodyReader::State::Complete)
        co_return base::fail(base::ErrorCode::ConnectionLost, "the API server's answer broke off");
    if (isChunked || isApiServerStatus(body))
        co_return refusalOf(head.status(), body);
    upstream.received().prepend(body);
    co_return std::nullopt;
}

} // namespace liteboxd::forward
