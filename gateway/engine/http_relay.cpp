// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/http_relay.h"

#include "gateway/forward/api_server_answer.h"
#include "gateway/http/head_parser.h"
#include "gateway/http/head_scanner.h"
#include "gateway/engine/token_route.h"
#include "gateway/http/unhurried_reset.h"

#include <algorithm>
#include <array>

namespace liteboxd::engine {

namespace {

constexpr std::string_view theSandbox = "the sandbox";
constexpr std::size_t largestResponseHead = 64 * 1024;
constexpr int mostInterimResponses = 64;

/// RFC 9110, 9.2.2, without the methods that carry a body.
bool isIdempotent(std::string_view method)
{
    static constexpr std::array<std::string_view, 5> methods{"GET", "HEAD", "OPTIONS", "PUT", "DELETE"};
    return std::find(methods.begin(), methods.end(), method) != methods.end();
}

} // namespace

HttpRelay::HttpRelay(GatewayWorker &worker, http::Exchange &exchange, const Admission &admission, UpstreamMode mode,
                     Kind kind)
    : m_worker(worker)
    , m_exchange(exchange)
    , m_upstream(worker, admission, mode, exchange.timeouts())
    , m_rules{admission, m_upstream.apiServer(), worker.judge.browserAccess(), kind == Kind::Upgrade, worker.servesTls}
    , m_requestSentAt(worker.worker.reactor().now())
{}

HttpRelay::~HttpRelay()
{
    if (m_exchange.connection().hasStream()) // else it is a tunnel's
        m_exchange.connection().stream().cancelOnHangUp(nullptr);
}

io::Task<void> HttpRelay::run()
{
    if (isUnsafe()) {
        co_await refusePath();
        co_return;
    }
    for (bool retry = false;; retry = true) {
        m_connection = retry ? nullptr : m_upstream.pooled();
        m_reused = m_connection != nullptr;
        if (!m_connection) {
            const bool connected = co_await connect();
            if (!connected)
                co_return;
        }
        bool sent = true;
        if (m_exchange.body().state() == http::BodyReader::State::Complete) {
            const io::BlockString head = requestHeadFor(m_exchange, m_rules);
            sent = co_await m_connection->sendAll(head, m_exchange.timeouts().request);
            m_isRequestSent = sent;
            m_exchange.connection().stream().cancelOnHangUp(&m_connection->stream());
            m_requestSentAt = m_worker.worker.reactor().now();
        } else {
            startUpload();
        }
        Got got = Got::Nothing;
        if (sent)
            got = co_await receiveFinalHead();
        if (got == Got::Head) {
            m_upstream.noteAnswer();
            break;
        }
        m_exchange.connection().stream().cancelOnHangUp(nullptr);
        if (got == Got::Nothing && !retry && mayRetry())
            continue;
        co_await failAfter(got);
        co_return;
    }
    m_switches = m_response->status() == 101;
    if (!m_switches)
        co_await sendResponse();
}

io::Task<void> HttpRelay::fail(int status, std::string_view message, std::string_view hop)
{
    const auto accept = m_exchange.request().find(http::FieldId::Accept);
    const bool page = m_rules.admission.fromBrowser && accept && accept->find("text/html") != std::string_view::npos;
    http::Answer answer = http::errorAnswer(status, message, m_exchange.requestId(),
                                            page ? http::ErrorFormat::Html : http::ErrorFormat::Json, hop);
    m_upload.reset(); // nobody reads the rest of the request body
    if (m_exchange.body().state() != http::BodyReader::State::Complete)
        m_exchange.closeAfterwards();
    co_await m_exchange.respond(std::move(answer));
}

void HttpRelay::startUpload()
{
    const http::Timeouts &timeouts = m_exchange.timeouts();
    if (m_exchange.request().expectsContinue()) // its time begins when the sandbox has told it to go on
        m_exchange.body().pace().allow(timeouts.request);
    m_uploadRelay.emplace(m_exchange.body(), m_exchange.request(), *m_connection, m_exchange.request().framing(),
                          requestHeadFor(m_exchange, m_rules), m_worker.pipes, timeouts.stalled);
    m_upload.emplace(upload());
    m_upload->start();
}

/// A kept connection may have been closed by the upstream just as we used it; a request that changes nothing by being
/// sent twice is sent again on a new one (RFC 9112, 9.3.1).
bool HttpRelay::mayRetry() const
{
    return m_reused && !m_exchange.request().framing().hasBody() && isIdempotent(m_exchange.request().method());
}

io::Task<bool> HttpRelay::connect()
{
    auto connected = co_await m_upstream.connect();
    if (!connected) {
        const UpstreamRefusal refusal = m_upstream.refusal(connected.error());
        co_await fail(refusal.status, refusal.message, refusal.hop);
        co_return false;
    }
    m_connection = std::move(*connected);
    m_rules.apiServer = m_upstream.apiServer(); // `auto` may have come to another way
    if (!isUnsafe())
        co_return true;
    co_await refusePath();
    co_return false;
}

bool HttpRelay::isUnsafe() const
{
    return m_upstream.apiServer() != nullptr && isAmbiguousPath(m_rules.admission.target);
}

io::Task<void> HttpRelay::refusePath()
{
    co_await fail(400, "a path with dot segments or backslashes cannot go through the API server", "your request");
}

io::Task<void> HttpRelay::upload()
{
    const BodyRelay::End end = co_await m_uploadRelay->run();
    m_requestSentAt = m_worker.worker.reactor().now();
    m_isRequestSent = end == BodyRelay::End::Complete;
    // Who was answered need not send the rest (RFC 9110, 10.1.1), and may take its time to read the answer.
    const bool isAnswered = m_response && m_response->status() >= 200;
    if (m_isRequestSent || (isAnswered && m_exchange.body().state() == http::BodyReader::State::TimedOut))
        m_exchange.connection().stream().cancelOnHangUp(&m_connection->stream());
    else if (end == BodyRelay::End::SourceFailed)
        m_connection->stream().cancelWaits();
    // An upstream that takes no more may have answered: its answer is read as usual.
}

io::Deadline HttpRelay::answerDeadline() const
{
    const io::Deadline progress = m_uploadRelay ? m_uploadRelay->lastProgress() : m_requestSentAt;
    const http::Timeouts &timeouts = m_exchange.timeouts();
    const bool uploads = m_uploadRelay && m_exchange.body().state() == http::BodyReader::State::Reading;
    return std::max(m_requestSentAt, progress) +
           (uploads ? std::max(timeouts.request, timeouts.bodyIdle) : timeouts.request);
}

io::Task<HttpRelay::Got> HttpRelay::receiveFinalHead()
{
    http::HeadScanner scanner;
    for (int interim = 0; interim < mostInterimResponses;) {
        const Got got = takeHead(scanner);
        if (got == Got::Incomplete) {
            const io::WaitStatus waited = co_await m_connection->stream().readable(answerDeadline());
            if (waited == io::WaitStatus::Cancelled)
                co_return Got::Cancelled;
            if (waited == io::WaitStatus::TimedOut && answerDeadline() <= m_worker.worker.reactor().now())
                co_return Got::TimedOut;
            continue;
        }
        if (got != Got::Head)
            co_return got;
        const int status = m_response->status();
        if (status == 101 && !m_rules.upgrade)
            co_return Got::Malformed; // nobody asked for another protocol
        if (status >= 200 || status == 101)
            co_return got;
        ++interim;
        scanner.reset();
        if (!m_exchange.request().isHttp11())
            continue; // RFC 9110, 15.2: never to HTTP/1.0
        const io::BlockString head = responseHeadFor(m_exchange, m_rules, *m_response, http::BodyFraming{}, false);
        const bool sent = co_await m_exchange.connection().sendAll(head, m_exchange.timeouts().request);
        if (!sent)
            co_return Got::Cancelled;
        if (status == 100 && !m_isContinued) {
            m_isContinued = true;
            m_requestSentAt = m_worker.worker.reactor().now();
        }
    }
    co_return Got::Malformed;
}

/// The next head, as far as it can be had without waiting. Nothing: the upstream ended before its first byte.
HttpRelay::Got HttpRelay::takeHead(http::HeadScanner &scanner)
{
    http::ByteQueue &received = m_connection->received();
    for (;;) {
        if (!received.isEmpty()) {
            const Got got = examine(received.view(), scanner);
            if (got == Got::Head)
                received.consume(scanner.length());
            if (got != Got::Incomplete)
                return got;
        }
        const std::span<char> scratch = m_worker.worker.scratch();
        const io::IoResult result = m_connection->stream().recv(scratch);
        if (result.status == io::IoStatus::WouldBlock)
            return Got::Incomplete;
        if (result.status != io::IoStatus::Ok)
            return received.isEmpty() ? Got::Nothing : Got::Malformed;
        const std::string_view bytes(scratch.data(), result.bytes);
        // The usual case: the whole head in one read, straight from the scratch.
        if (received.isEmpty()) {
            const Got got = examine(bytes, scanner);
            if (got == Got::Head)
                received.append(bytes.substr(scanner.length()));
            if (got != Got::Incomplete)
                return got;
        }
        received.append(bytes);
    }
}

HttpRelay::Got HttpRelay::examine(std::string_view received, http::HeadScanner &scanner)
{
    constexpr std::string_view beginning = "HTTP/1.";
    if (!beginning.starts_with(received.substr(0, beginning.size())))
        return Got::Malformed;
    const http::HeadScanner::State state = scanner.scan(received);
    const bool whole = state == http::HeadScanner::State::Complete;
    if (state == http::HeadScanner::State::Malformed ||
        (whole ? scanner.length() : received.size()) > largestResponseHead)
        return Got::Malformed;
    if (!whole)
        return Got::Incomplete;
    auto parsed = http::HeadParser::response(received.substr(0, scanner.length()), m_exchange.request().method());
    if (!parsed)
        return Got::Malformed;
    m_response.emplace(std::move(*parsed));
    return Got::Head;
}

/// Whether it is the client that keeps us waiting: for more of its body, which it does not hold back until told.
bool HttpRelay::isUploadStalled() const
{
    return m_uploadRelay && m_exchange.body().state() == http::BodyReader::State::Reading &&
           !m_uploadRelay->hasUnsent() && (m_isContinued || !m_exchange.request().expectsContinue());
}

io::Task<void> HttpRelay::failAfter(Got got)
{
    const http::BodyReader::State body = m_exchange.body().state();
    m_connection->stream().abort();
    if (m_exchange.connection().stream().isHungUp() && body == http::BodyReader::State::Complete)
        co_return; // the client is gone, and with it the need for an answer
    if (body == http::BodyReader::State::Malformed)
        co_await fail(400, "the request body is not in its transfer coding", "your request");
    else if (body == http::BodyReader::State::TimedOut || (got == Got::TimedOut && isUploadStalled()))
        co_await fail(408, "the request body stopped coming", "your request");
    else if (got == Got::TimedOut)
        co_await fail(504, "the sandbox did not answer in time", theSandbox);
    else if (const auto reason = m_upstream.noteFailure(*m_connection))
        co_await fail(reason->status, reason->message, reason->hop);
    else if (got != Got::Cancelled)
        co_await fail(502, "the sandbox gave no valid answer", theSandbox);
}

io::Task<void> HttpRelay::sendResponse()
{
    using FramingKind = http::BodyFraming::Kind;
    if (m_upstream.apiServer() != nullptr && co_await answerInsteadOfApiServer())
        co_return;
    const bool isHttp11 = m_exchange.request().isHttp11();
    http::BodyFraming framing = m_response->framing();
    if (framing.kind == FramingKind::Chunked || framing.kind == FramingKind::UntilClose)
        framing = http::BodyFraming{isHttp11 ? FramingKind::Chunked : FramingKind::UntilClose, 0};
    const bool isReceived = m_exchange.body().state() == http::BodyReader::State::Complete;
    const bool closes = !m_exchange.keepsAlive() || framing.kind == FramingKind::UntilClose || !isReceived ||
                        m_worker.draining || m_rules.upgrade;
    io::BlockString head = responseHeadFor(m_exchange, m_rules, *m_response, framing, closes);
    m_exchange.noteResponded(m_response->status(), !closes);
    io::Stream &client = m_exchange.connection().stream();
    http::ByteQueue &received = m_connection->received();
    bool sent = false;
    if ((framing.kind == FramingKind::None || framing.kind == FramingKind::Length) &&
        received.view().size() >= framing.length) {
        // All of it came with its head, as with most small ones.
        const std::array<iovec, 2> pieces{iovec{head.data(), head.size()},
                                          iovec{const_cast<char *>(received.view().data()), framing.length}};
        sent = co_await m_exchange.connection().sendAll(pieces, m_exchange.timeouts().stalled);
        received.consume(framing.length);
    } else {
        sent = co_await relayBody(std::move(head), framing);
    }
    client.cancelOnHangUp(nullptr);
    if (!sent)
        m_connection->stream().abort();
    else if (!client.isHungUp())
        keepConnection();
}

/// For later requests, where this one and its answer are over: an answer may come before all of the request was sent.
void HttpRelay::keepConnection()
{
    if (!m_response->keepsAlive() || !m_isRequestSent || m_connection->stream().areWaitsCancelled())
        return;
    m_exchange.connection().stream().cancelOnHangUp(nullptr);
    m_upstream.keep(std::move(m_connection));
}

/// False, and the client has been told, if it could not be brought to its end.
io::Task<bool> HttpRelay::relayBody(io::BlockString head, const http::BodyFraming &framing)
{
    const http::Timeouts &timeouts = m_exchange.timeouts();
    http::BodyReader source(*m_connection, m_response->framing(), http::BodyPace(timeouts.silence));
    BodyRelay relay(source, *m_response, m_exchange.connection(), framing, std::move(head), m_worker.pipes,
                    timeouts.stalled);
    const BodyRelay::End end = co_await relay.run();
    m_exchange.connection().stream().cancelOnHangUp(nullptr);
    if (end == BodyRelay::End::Complete)
        co_return true;
    m_connection->stream().abort();
    io::Stream &client = m_exchange.connection().stream();
    if (end == BodyRelay::End::DestinationFailed)
        client.abort();
    else if (relay.hasSent())
        co_await http::resetUnhurriedly(client, timeouts.linger); // what is not whole must not look whole
    else
        co_await fail(502, "the sandbox gave no valid answer", theSandbox);
    co_return false;
}

io::Task<bool> HttpRelay::answerInsteadOfApiServer()
{
    // The answer to a HEAD has no body to know the API server by: it passes, but is worth a question.
    if (m_response->status() == 401 && m_exchange.request().method() == "HEAD")
        m_worker.noteUnauthenticated();
    const auto refusal =
        co_await forward::readApiServerRefusal(*m_connection, *m_response, m_exchange.timeouts().request);
    if (!refusal) {
        co_await failAfter(Got::Malformed);
        co_return true;
    }
    if (!*refusal)
        co_return false;
    if (m_response->status() == 401)
        m_worker.noteUnauthenticated();
    keepConnection();
    co_await fail((*refusal)->status, (*refusal)->message, (*refusal)->hop);
    co_return true;
}

} // namespace liteboxd::engine
