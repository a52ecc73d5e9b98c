// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/http/exchange.h"

#include "gateway/http/chunk_size_line.h"
#include "gateway/http/head_writer.h"

#include <algorithm>
#include <array>
#include <random>

namespace liteboxd::http {

namespace {

/// A client's own request id is kept if it can do no harm in a log.
bool isSensibleRequestId(std::string_view text)
{
    return !text.empty() && text.size() <= 128 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
               c == '.' || c == ':';
    });
}

io::BlockString requestIdOf(const RequestHead &request)
{
    const auto given = request.find(FieldId::XRequestId);
    if (given && request.count(FieldId::XRequestId) == 1 && isSensibleRequestId(*given))
        return io::BlockString(*given);
    static thread_local std::mt19937_64 random(std::random_device{}());
    std::uint64_t number = random();
    io::BlockString text(16, '0');
    for (char &digit : text) {
        digit = "0123456789abcdef"[number & 15U];
        number >>= 4U;
    }
    return text;
}

} // namespace

Exchange::Exchange(Connection &connection, RequestHead request, const Timeouts &timeouts)
    : m_connection(connection)
    , m_request(std::move(request))
    , m_timeouts(timeouts)
    , m_requestId(requestIdOf(m_request))
    , m_body(connection, m_request.framing(), BodyPace(timeouts.bodyIdle, timeouts.leastBodyRate))
    , m_keepAlive(m_request.keepsAlive())
{}

io::Task<base::Result<std::string>> Exchange::readBody(std::size_t limit)
{
    if (m_body.remaining().value_or(0) > limit)
        co_return base::fail(base::ErrorCode::Rejected, "the request body is too large");
    if (m_request.expectsContinue() && m_body.state() == BodyReader::State::Reading &&
        m_connection.received().isEmpty()) {
        if (!co_await m_connection.sendAll("HTTP/1.1 100 Continue\r\n\r\n", m_timeouts.request))
            co_return base::fail(base::ErrorCode::ConnectionLost, "the client is gone");
    }
    std::string body;
    while (m_body.state() == BodyReader::State::Reading) {
        body += co_await m_body.next();
        if (body.size() > limit)
            co_return base::fail(base::ErrorCode::Rejected, "the request body is too large");
    }
    switch (m_body.state()) {
    case BodyReader::State::Malformed:
        co_return base::fail(base::ErrorCode::Malformed, "the request body is not in its transfer coding");
    case BodyReader::State::TimedOut:
        co_return base::fail(base::ErrorCode::TimedOut, "the request body stopped coming");
    case BodyReader::State::Lost:
        co_return base::fail(base::ErrorCode::ConnectionLost, "the client is gone");
    default:
        co_return body;
    }
}

/// What Connection says.
std::string_view Exchange::persistence() const
{
    if (!m_keepAlive)
        return "close";
    return m_request.isHttp11() ? "" : "keep-alive";
}

io::Task<bool> Exchange::refuse(Refusal refusal)
{
    return respond(refusalAnswer(refusal, m_requestId, m_isForBrowsers ? formatWanted(m_request) : ErrorFormat::Json));
}

io::Task<bool> Exchange::respond(Answer answer)
{
    // An upload that nobody reads to its end would be taken for the next request.
    const auto left = m_body.remaining();
    if (m_body.state() != BodyReader::State::Complete &&
        (m_request.expectsContinue() || left.value_or(1U << 20U) > 65536))
        m_keepAlive = false;
    m_status = answer.status;
    const io::BlockString head = headOf(answer, {BodyFraming::Kind::Length, answer.body.size()}, persistence());
    const bool hasBody = m_request.method() != "HEAD" && answer.status != 204 && answer.status != 304;
    const std::array<iovec, 2> pieces{iovec{const_cast<char *>(head.data()), head.size()},
                                      iovec{answer.body.data(), hasBody ? answer.body.size() : 0}};
    co_return co_await m_connection.sendAll(pieces, m_timeouts.request);
}

io::Task<bool> Exchange::begin(Answer answer)
{
    m_status = answer.status;
    m_chunked = m_request.isHttp11();
    if (!m_chunked || m_body.state() != BodyReader::State::Complete)
        m_keepAlive = false;
    const io::BlockString head =
        headOf(answer, {m_chunked ? BodyFraming::Kind::Chunked : BodyFraming::Kind::UntilClose, 0}, persistence());
    co_return co_await m_connection.sendAll(head, m_timeouts.request);
}

io::Task<bool> Exchange::write(std::string_view piece)
{
    if (piece.empty() || m_request.method() == "HEAD")
        co_return true;
    if (!m_chunked)
        co_return co_await m_connection.sendAll(piece, m_timeouts.request);
    const ChunkSizeLine size(piece.size());
    const std::array<iovec, 3> pieces{
        iovec{const_cast<char *>(size.text().data()), size.text().size()},
        iovec{const_cast<char *>(piece.data()), piece.size()},
        iovec{const_cast<char *>("\r\n"), 2},
    };
    co_return co_await m_connection.sendAll(pieces, m_timeouts.request);
}

io::Task<bool> Exchange::end()
{
    if (!m_chunked || m_request.method() == "HEAD")
        co_return true;
    co_return co_await m_connection.sendAll("0\r\n\r\n", m_timeouts.request);
}

io::Task<bool> Exchange::switchProtocols(Answer answer)
{
    m_status = 101;
    m_keepAlive = false;
    HeadWriter head;
    head.status(101, "Switching Protocols");
    for (const auto &[name, value] : answer.fields)
        head.field(name, value);
    const io::BlockString text = head.finish();
    co_return co_await m_connection.sendAll(text, m_timeouts.request);
}

void Exchange::noteResponded(int status, bool keepAlive)
{
    m_status = status;
    m_keepAlive = m_keepAlive && keepAlive;
}

} // namespace liteboxd::http
