// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/api/proxy_relay.h"

#include "app/demo/api/api_answer.h"
#include "gateway/http/head_writer.h"
#include "gateway/http/response_head_reader.h"
#include "gateway/http/worker.h"

#include <algorithm>
#include <array>

namespace liteboxd::demo {

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr std::size_t largestPage = 4 << 20;
constexpr std::chrono::seconds timeout{30};
constexpr std::chrono::hours endless{24}; // a pod may be silent for long

QByteArray bytes(std::string_view text)
{
    return {text.data(), static_cast<qsizetype>(text.size())};
}

/// What concerns one hop only (RFC 9110, 7.6.1), and what the framing says anew.
bool isHopByHop(const http::MessageHead &head, std::string_view name)
{
    constexpr std::array<std::string_view, 9> names{"Connection",
                                                    "Keep-Alive",
                                                    "Proxy-Authenticate",
                                                    "Proxy-Authorization",
                                                    "Proxy-Connection",
                                                    "TE",
                                                    "Trailer",
                                                    "Transfer-Encoding",
                                                    "Upgrade"};
    const auto same = [name](std::string_view other) { return http::equalsIgnoringCase(name, other); };
    return std::any_of(names.begin(), names.end(), same) || same("Content-Length") || head.lists("Connection", name);
}

/// What the API server keeps to itself: who the client is to it.
bool isCredential(std::string_view name)
{
    constexpr std::string_view prefix = "X-Remote-";
    return http::equalsIgnoringCase(name, "Authorization") ||
           (name.size() > prefix.size() && http::equalsIgnoringCase(name.substr(0, prefix.size()), prefix));
}

bool isHtml(const http::ResponseHead &head)
{
    const std::string_view type = head.find("Content-Type").value_or("");
    return http::equalsIgnoringCase(type.substr(0, 9), "text/html") && !head.find("Content-Encoding");
}

} // namespace

ProxyRelay::ProxyRelay(http::Exchange &exchange, const io::SocketAddress &pod, const QByteArray &prefix,
                       QByteArray target)
    : m_exchange(exchange)
    , m_pod(pod)
    , m_links(prefix, bytes(exchange.request().host()))
    , m_prefix(prefix)
    , m_target(std::move(target))
{}

bool ProxyRelay::isUpgrade() const
{
    return m_exchange.request().lists("Connection", "upgrade") && m_exchange.request().find("Upgrade").has_value();
}

io::Task<void> ProxyRelay::run()
{
    if (!co_await connect())
        co_return;
    const std::string head = requestHead();
    if (!co_await m_upstream->sendAll(head, timeout)) {
        co_await fail("write: broken pipe");
        co_return;
    }
    m_upload.emplace(upload());
    m_upload->start();
    if (!co_await receiveHead()) {
        co_await fail("EOF");
        co_return;
    }
    if (m_response->status() == 101)
        co_await switchOver();
    else
        co_await sendResponse();
    if (!m_upload->isDone())
        m_exchange.closeAfterwards();
}

io::Task<bool> ProxyRelay::connect()
{
    http::Worker &worker = m_exchange.connection().worker();
    auto stream = co_await io::TcpStream::connect(worker.reactor(), m_pod, io::Clock::now() + std::chrono::seconds(5));
    if (stream) {
        m_upstream = std::make_unique<http::Connection>(worker, std::move(*stream), m_pod);
        co_return true;
    }
    const bool isRefused = stream.error().code == base::ErrorCode::ConnectionRefused;
    const std::string why =
        "dial tcp " + m_pod.text() + (isRefused ? ": connect: connection refused" : ": i/o timeout");
    co_await fail(why);
    co_return false;
}

io::Task<void> ProxyRelay::fail(std::string_view why)
{
    const Status status = serviceUnavailable(u"error trying to reach service: "_s + QString::fromUtf8(bytes(why)));
    http::Answer answer = statusAnswer(status, m_exchange.request());
    m_exchange.closeAfterwards();
    co_await m_exchange.respond(std::move(answer));
}

std::string ProxyRelay::requestHead() const
{
    const http::RequestHead &request = m_exchange.request();
    http::HeadWriter head;
    const std::string_view target(m_target.constData(), static_cast<std::size_t>(m_target.size()));
    head.request(request.method(), {target});
    std::string forwardedFor;
    for (const http::Field &field : request.fields()) {
        if (http::equalsIgnoringCase(field.name, "X-Forwarded-For"))
            forwardedFor += std::string(field.value) + ", ";
        else if (!isHopByHop(request, field.name) && !isCredential(field.name) &&
                 !http::equalsIgnoringCase(field.name, "Expect"))
            head.field(field.name, field.value);
    }
    head.field("X-Forwarded-For", forwardedFor + m_exchange.connection().peer().host());
    const QByteArray uri = m_prefix + m_target.split('?').first();
    head.field("X-Forwarded-Uri", {uri.constData(), static_cast<std::size_t>(uri.size())});
    head.framing(request.framing());
    if (isUpgrade()) {
        head.field("Connection", "Upgrade");
        head.field("Upgrade", *request.find("Upgrade"));
    } else {
        head.field("Connection", "close");
    }
    return std::string(head.finish());
}

io::Task<void> ProxyRelay::upload()
{
    http::BodyReader &body = m_exchange.body();
    const bool isChunked = body.framing().kind == http::BodyFraming::Kind::Chunked;
    if (m_exchange.request().expectsContinue() &&
        !co_await m_exchange.connection().sendAll("HTTP/1.1 100 Continue\r\n\r\n", timeout))
        co_return;
    while (body.state() == http::BodyReader::State::Reading) {
        std::string piece(co_await body.next());
        if (isChunked && !piece.empty())
            piece = QByteArray::number(piece.size(), 16).toStdString() + "\r\n" + piece + "\r\n";
        if (!piece.empty() && !co_await m_upstream->sendAll(piece, timeout))
            co_return;
    }
    if (isChunked && body.state() == http::BodyReader::State::Complete)
        co_await m_upstream->sendAll("0\r\n\r\n", timeout);
}

io::Task<bool> ProxyRelay::receiveHead()
{
    using State = http::ResponseHeadReader::State;
    http::ResponseHeadReader reader(m_exchange.request().method());
    for (;;) {
        const State state = reader.takeNow(*m_upstream);
        if (state == State::Incomplete) {
            if (co_await m_upstream->stream().readable(io::Deadline::max()) != io::WaitStatus::Ready)
                co_return false;
            continue;
        }
        if (state != State::Complete)
            co_return false;
        m_response.emplace(reader.take());
        const bool isInterim = m_response->status() < 200 && m_response->status() != 101;
        if (!isInterim)
            co_return true;
    }
}

http::Answer ProxyRelay::answerHead() const
{
    http::Answer head = apiHead(m_response->status(), "");
    head.fields.erase(std::remove_if(head.fields.begin(), head.fields.end(),
                                     [](const auto &field) { return field.first != "Audit-Id"; }),
                      head.fields.end());
    for (const http::Field &field : m_response->fields()) {
        if (isHopByHop(*m_response, field.name))
            continue;
        const bool isLocation = http::equalsIgnoringCase(field.name, "Location");
        head.fields.emplace_back(field.name, isLocation ? m_links.rewrittenLink(bytes(field.value)).toStdString()
                                                        : std::string(field.value));
    }
    return head;
}

io::Task<void> ProxyRelay::sendResponse()
{
    const bool isPage = isHtml(*m_response) && m_response->framing().hasBody();
    http::BodyReader body(*m_upstream, m_response->framing(), http::BodyPace(isPage ? timeout : endless));
    http::Answer head = answerHead();
    if (isPage) {
        co_await sendPage(std::move(head), body);
        co_return;
    }
    if (m_response->framing().kind == http::BodyFraming::Kind::Length || !m_response->framing().hasBody()) {
        co_await sendMeasured(std::move(head), body);
        co_return;
    }
    if (!co_await m_exchange.begin(std::move(head)))
        co_return;
    while (body.state() == http::BodyReader::State::Reading) {
        const std::string piece(co_await body.next());
        if (!co_await m_exchange.write(piece))
            co_return;
    }
    if (body.state() == http::BodyReader::State::Complete)
        co_await m_exchange.end();
    else
        m_exchange.connection().stream().abort();
}

/// A response whose length the pod has said, or that has no body; to a HEAD the length counts too.
io::Task<void> ProxyRelay::sendMeasured(http::Answer head, http::BodyReader &body)
{
    http::HeadWriter text;
    text.status(head.status, m_response->reason());
    for (const auto &[name, value] : head.fields)
        text.field(name, value);
    if (const auto length = m_response->find("Content-Length"))
        text.field("Content-Length", *length);
    if (!m_exchange.keepsAlive())
        text.field("Connection", "close");
    const io::BlockString lead = text.finish();
    m_exchange.noteResponded(head.status, m_exchange.keepsAlive());
    if (!co_await m_exchange.connection().sendAll(lead, timeout))
        co_return;
    while (body.state() == http::BodyReader::State::Reading) {
        const std::string piece(co_await body.next());
        if (!co_await m_exchange.connection().sendAll(piece, timeout))
            co_return;
    }
    if (body.state() != http::BodyReader::State::Complete)
        m_exchange.connection().stream().abort();
}

io::Task<void> ProxyRelay::sendPage(http::Answer head, http::BodyReader &body)
{
    std::string page;
    while (body.state() == http::BodyReader::State::Reading && page.size() < largestPage)
        page += co_await body.next();
    if (body.state() != http::BodyReader::State::Complete) {
        co_await fail("unexpected EOF");
        co_return;
    }
    head.body = m_links.rewrittenPage(bytes(page)).toStdString();
    co_await m_exchange.respond(std::move(head));
}

io::Task<void> ProxyRelay::switchOver()
{
    http::Answer head = answerHead();
    head.fields.emplace_back("Connection", "Upgrade");
    head.fields.emplace_back("Upgrade", m_response->find("Upgrade").value_or(""));
    if (!co_await m_exchange.switchProtocols(std::move(head)))
        co_return;
    http::Connection &client = m_exchange.connection();
    const io::Task<void> inbound = copy(client, *m_upstream);
    inbound.start();
    co_await copy(*m_upstream, client);
}

/// Until either side ends; then both have ended, as in the API server.
io::Task<void> ProxyRelay::copy(http::Connection &from, http::Connection &to)
{
    for (;;) {
        const std::string piece(from.received().view());
        from.received().consume(piece.size());
        if (!piece.empty() && !co_await to.sendAll(piece, timeout))
            break;
        if (!co_await from.receiveMore(io::Deadline::max()))
            break;
    }
    to.stream().shutdownSend();
    to.stream().cancelWaits();
}

} // namespace liteboxd::demo
