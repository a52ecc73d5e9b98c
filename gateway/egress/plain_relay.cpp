// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/egress/plain_relay.h"

#include "gateway/engine/body_relay.h"
#include "gateway/http/head_writer.h"
#include "gateway/http/lingering_reset.h"
#include "gateway/http/nominated_fields.h"
#include "gateway/http/response_head_reader.h"
#include "gateway/http/worker.h"

namespace liteboxd::egress {

namespace {

using http::FieldId;
using FramingKind = http::BodyFraming::Kind;

constexpr std::string_view via = "1.1 liteboxd-egress";
constexpr int mostInterimResponses = 64;

/// RFC 9110, 7.6.1. Expect is answered here; Trailer goes with the trailers, which are not passed on.
constexpr http::FieldSet ofThisHop{FieldId::Connection,
                                   FieldId::KeepAlive,
                                   FieldId::ProxyConnection,
                                   FieldId::TransferEncoding,
                                   FieldId::ContentLength,
                                   FieldId::Upgrade,
                                   FieldId::Te,
                                   FieldId::Trailer,
                                   FieldId::ProxyAuthorization,
                                   FieldId::ProxyAuthenticate,
                                   FieldId::Http2Settings,
                                   FieldId::ProxyAuthenticationInfo,
                                   FieldId::Expect,
                                   FieldId::Host};

void writeFields(http::HeadWriter &head, const http::MessageHead &message)
{
    const http::NominatedFields nominated(message);
    for (const http::Field &field : message.fields()) {
        if (!ofThisHop.contains(field.id) && !nominated.contains(field.name))
            head.field(field.name, field.value);
    }
}

} // namespace

io::BlockString egressRequestHead(const http::RequestHead &request, const EgressTarget &target)
{
    http::HeadWriter head;
    head.request(request.method(), {target.origin});
    head.field("Host", target.port == 80 ? target.host : target.authority());
    writeFields(head, request);
    head.field("Via", via);
    head.field("Connection", "close");
    if (!request.framing().hasBody() && request.has(FieldId::ContentLength))
        head.field("Content-Length", "0");
    else
        head.framing(request.framing());
    return head.finish();
}

io::BlockString PlainRelay::responseHead(const http::ResponseHead &response, const http::BodyFraming &framing,
                                         bool closes) const
{
    http::HeadWriter head;
    head.status(response.status(), response.reason());
    writeFields(head, response);
    head.field("Via", via);
    if (closes)
        head.field("Connection", "close");
    else if (!m_exchange.request().isHttp11())
        head.field("Connection", "keep-alive");
    if (framing.hasBody() || !response.has(FieldId::ContentLength))
        head.framing(framing);
    else
        head.field("Content-Length", *response.find(FieldId::ContentLength)); // of a HEAD
    return head.finish();
}

io::Task<bool> PlainRelay::sendRequest()
{
    const http::Timeouts &timeouts = m_exchange.timeouts();
    io::BlockString head = egressRequestHead(m_exchange.request(), m_target);
    if (m_exchange.body().state() == http::BodyReader::State::Complete)
        co_return co_await m_host->sendAll(head, timeouts.request);
    if (m_exchange.request().expectsContinue() && m_exchange.connection().received().isEmpty()) {
        const bool told = co_await m_exchange.connection().sendAll("HTTP/1.1 100 Continue\r\n\r\n", timeouts.request);
        if (!told)
            co_return false;
    }
    engine::BodyRelay upload(m_exchange.body(), m_exchange.request(), *m_host, m_exchange.request().framing(),
                             std::move(head), m_pipes, timeouts.stalled);
    const engine::BodyRelay::End end = co_await upload.run();
    co_return end != engine::BodyRelay::End::SourceFailed; // a host that takes no more may have answered
}

io::Task<bool> PlainRelay::receiveHead(std::optional<http::ResponseHead> &response)
{
    using State = http::ResponseHeadReader::State;
    http::ResponseHeadReader reader(m_exchange.request().method());
    const io::Deadline deadline = io::Clock::now() + m_exchange.timeouts().request;
    for (int interim = 0; interim < mostInterimResponses;) {
        const State state = reader.takeNow(*m_host);
        if (state == State::Incomplete) {
            const io::WaitStatus waited = co_await m_host->stream().readable(deadline);
            if (waited != io::WaitStatus::Ready)
                co_return false;
            continue;
        }
        if (state != State::Complete)
            co_return false;
        response.emplace(reader.take());
        if (response->status() >= 200)
            co_return true;
        if (response->status() == 101)
            co_return false; // nobody asked for another protocol
        ++interim;
    }
    co_return false;
}

io::Task<bool> PlainRelay::run()
{
    std::optional<http::ResponseHead> response;
    const bool isAnswered = co_await sendRequest() && co_await receiveHead(response);
    if (!isAnswered)
        co_return false;
    const bool isHttp11 = m_exchange.request().isHttp11();
    http::BodyFraming framing = response->framing();
    if (framing.kind == FramingKind::Chunked || framing.kind == FramingKind::UntilClose)
        framing = http::BodyFraming{isHttp11 ? FramingKind::Chunked : FramingKind::UntilClose, 0};
    const bool isReceived = m_exchange.body().state() == http::BodyReader::State::Complete;
    const bool closes = !m_exchange.keepsAlive() || framing.kind == FramingKind::UntilClose || !isReceived;
    io::BlockString head = responseHead(*response, framing, closes);
    m_exchange.noteResponded(response->status(), !closes);
    http::BodyReader source(*m_host, response->framing(), http::BodyPace(m_exchange.timeouts().silence));
    engine::BodyRelay relay(source, *response, m_exchange.connection(), framing, std::move(head), m_pipes,
                            m_exchange.timeouts().stalled);
    const engine::BodyRelay::End end = co_await relay.run();
    if (end == engine::BodyRelay::End::Complete)
        co_return true;
    m_host->stream().abort();
    co_await http::lingerThenReset(m_exchange.connection().stream(), m_exchange.timeouts().linger);
    co_return true; // what is not whole must not look whole
}

} // namespace liteboxd::egress
