// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/http_relay.h"

#include "gateway/engine/access/token_route.h"
#include "gateway/forward/api_server_answer.h"
#include "gateway/http/lingering_reset.h"

#include <algorithm>
#include <array>

namespace liteboxd::engine {

namespace {

using http::Refusal;

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
    , m_rules{admission,
              m_upstream.apiServer(),
              worker.judge.browserAccess(),
              kind == Kind::Upgrade,
              worker.servesTls,
              admission.prefix.empty() && !admission.session}
    , m_waitsSince(worker.worker.reactor().now())
{}

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
            linkToClient();
            m_waitsSince = m_worker.worker.reactor().now();
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
        m_link.reset();
        if (got == Got::Nothing && !retry && mayRetry())
            continue;
        co_await failAfter(got);
        co_return;
    }
    m_switches = m_response->status() == 101;
    if (!m_switches)
        co_await sendResponse();
}

std::unique_ptr<http::Connection> HttpRelay::takeUpstream()
{
    m_link.reset();
    return std::move(m_connection);
}

io::Task<void> HttpRelay::fail(http::Refusal refusal)
{
    m_upload.reset(); // nobody reads the rest of the request body
    if (m_exchange.body().state() != http::BodyReader::State::Complete)
        m_exchange.closeAfterwards();
    co_await m_exchange.refuse(refusal);
}

void HttpRelay::linkToClient()
{
    using Gone = io::HangUpLink::Gone;
    m_link.emplace(m_exchange.connection().stream(), m_connection->stream(),
                   m_rules.upgrade ? Gone::WhenHungUp : Gone::WhenLost);
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
        co_await fail(m_upstream.refusal(connected.error()));
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
    co_await fail(Refusal::AmbiguousPath);
}

io::Task<void> HttpRelay::upload()
{
    const BodyRelay::End end = co_await m_uploadRelay->run();
    m_waitsSince = m_worker.worker.reactor().now();
    m_isRequestSent = end == BodyRelay::End::Complete;
    // Who was answered need not send the rest (RFC 9110, 10.1.1), and may take its time to read the answer.
    const bool isAnswered = m_response && m_response->status() >= 200;
    if (m_isRequestSent || (isAnswered && m_exchange.body().state() == http::BodyReader::State::TimedOut))
        linkToClient();
    else if (end == BodyRelay::End::SourceFailed)
        m_connection->stream().cancelWaits();
    // An upstream that takes no more may have answered: its answer is read as usual.
}

io::Deadline HttpRelay::answerDeadline() const
{
    const io::Deadline progress = m_uploadRelay ? m_uploadRelay->lastProgress() : m_waitsSince;
    const http::Timeouts &timeouts = m_exchange.timeouts();
    const bool uploads = m_uploadRelay && m_exchange.body().state() == http::BodyReader::State::Reading;
    return std::max(m_waitsSince, progress) +
           (uploads ? std::max(timeouts.request, timeouts.bodyIdle) : timeouts.request);
}

io::Task<HttpRelay::Got> HttpRelay::receiveFinalHead()
{
    http::ResponseHeadReader reader(m_exchange.request().method());
    for (int interim = 0; interim < mostInterimResponses;) {
        const http::ResponseHeadReader::State state = reader.takeNow(*m_connection);
        if (state == http::ResponseHeadReader::State::Incomplete) {
            const io::WaitStatus waited = co_await m_connection->stream().readable(answerDeadline());
            if (waited == io::WaitStatus::Cancelled)
                co_return Got::Cancelled;
            if (waited == io::WaitStatus::TimedOut && answerDeadline() <= m_worker.worker.reactor().now())
                co_return Got::TimedOut;
            continue;
        }
        if (state != http::ResponseHeadReader::State::Complete)
            co_return failureOf(state);
        m_response.emplace(reader.take());
        const int status = m_response->status();
        if (status == 101 && !m_rules.upgrade)
            co_return Got::Malformed; // nobody asked for another protocol
        if (status >= 200 || status == 101)
            co_return Got::Head;
        ++interim;
        if (!m_exchange.request().isHttp11())
            continue; // RFC 9110, 15.2: never to HTTP/1.0
        const io::BlockString head = responseHeadFor(m_exchange, m_rules, *m_response, http::BodyFraming{}, false);
        const bool sent = co_await m_exchange.connection().sendAll(head, m_exchange.timeouts().request);
        if (!sent)
            co_return Got::Cancelled;
        if (status == 100 && !m_isContinued) {
            m_isContinued = true;
            m_waitsSince = m_worker.worker.reactor().now();
        }
    }
    co_return Got::Malformed;
}

HttpRelay::Got HttpRelay::failureOf(http::ResponseHeadReader::State state) const
{
    const bool isNothing = state == http::ResponseHeadReader::State::Ended && m_connection->received().isEmpty();
    return isNothing ? Got::Nothing : Got::Malformed;
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
    if (m_exchange.connection().stream().isLost() && body == http::BodyReader::State::Complete)
        co_return; // the client is gone, and with it the need for an answer
    if (body == http::BodyReader::State::Malformed)
        co_await fail(Refusal::BodyMalformed);
    else if (body == http::BodyReader::State::TimedOut || (got == Got::TimedOut && isUploadStalled()))
        co_await fail(Refusal::BodyTimedOut);
    else if (got == Got::TimedOut)
        co_await fail(Refusal::SandboxTimedOut);
    else if (const auto reason = m_upstream.noteFailure(*m_connection))
        co_await fail(*reason);
    else if (got != Got::Cancelled)
        co_await fail(Refusal::NoValidAnswer);
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
    m_link.reset();
    if (!sent)
        m_connection->stream().abort();
    else if (!client.isLost())
        keepConnection();
}

/// For later requests, where this one and its answer are over: an answer may come before all of the request was sent.
void HttpRelay::keepConnection()
{
    if (!m_response->keepsAlive() || !m_isRequestSent || m_connection->stream().areWaitsCancelled())
        return;
    m_link.reset();
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
    m_link.reset();
    if (end == BodyRelay::End::Complete)
        co_return true;
    m_connection->stream().abort();
    io::Stream &client = m_exchange.connection().stream();
    if (end == BodyRelay::End::DestinationFailed)
        client.abort();
    else if (relay.hasSent())
        co_await http::lingerThenReset(client, timeouts.linger); // what is not whole must not look whole
    else
        co_await fail(Refusal::NoValidAnswer);
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
    co_await fail(**refusal);
    co_return true;
}

} // namespace liteboxd::engine
