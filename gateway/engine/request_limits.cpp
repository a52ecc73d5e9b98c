// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/request_limits.h"

#include "gateway/engine/open_request.h"
#include "gateway/http/client_address.h"
#include "gateway/http/head_writer.h"
#include "gateway/http/worker.h"

#include <cstring>
#include <functional>
#include <string_view>

namespace liteboxd::engine {

using http::Refusal;

namespace {

/// Where nobody says how many there may be in all.
constexpr std::size_t usualConnections = 65'536;

/// What let the request in, as a key: a link, a session, or the token, of which a sandbox has one.
std::uint64_t keyOf(const Admission &admission)
{
    if (admission.link != 0)
        return admission.link;
    if (admission.session)
        return admission.session->number ^ 0x9e3779b97f4a7c15U;
    std::uint64_t key = 0;
    std::memcpy(&key, admission.route->token->data(), sizeof key);
    return key;
}

std::uint64_t keyOf(const base::SandboxId &id)
{
    return std::hash<std::string_view>{}(id.text());
}

} // namespace

RequestLimits::RequestLimits(const http::ConnectionLimits &limits, const io::AddressRanges &trustedProxies)
    : m_trustedProxies(trustedProxies)
    , m_clients(limits.clientShare(limits.all != 0 ? limits.all : usualConnections))
    , m_sandboxes(limits.perSandbox)
    , m_clientRate(limits.clientRate)
    , m_tokenRate(limits.tokenRate)
    , m_sandboxRate(limits.sandboxRate)
{}

io::SocketAddress RequestLimits::clientOf(http::Exchange &exchange) const
{
    const http::Connection &connection = exchange.connection();
    return connection.isFromTrustedProxy() ? http::clientBehind(connection.peer(), exchange.request(), m_trustedProxies)
                                           : connection.peer();
}

std::uint64_t RequestLimits::keyOfClient(http::Exchange &exchange) const
{
    return http::clientKey(clientOf(exchange));
}

std::optional<Refusal> RequestLimits::refusalOf(http::Exchange &exchange)
{
    if (m_clientRate.isOn() &&
        !m_clientRate.take(keyOfClient(exchange), exchange.connection().worker().reactor().now()))
        return Refusal::ClientRate;
    return std::nullopt;
}

bool RequestLimits::mayAsk(const io::SocketAddress &client, io::Deadline now)
{
    return !m_clientRate.isOn() || m_clientRate.take(http::clientKey(client), now);
}

/// Whether what opened the sandbox, or the sandbox, is used too often.
std::optional<Refusal> RequestLimits::refusalOf(const Admission &admission, io::Deadline now)
{
    if (m_tokenRate.isOn() && !m_tokenRate.take(keyOf(admission), now))
        return Refusal::TokenRate;
    if (m_sandboxRate.isOn() && !m_sandboxRate.take(keyOf(admission.place.id), now))
        return Refusal::SandboxRate;
    return std::nullopt;
}

std::optional<Refusal> RequestLimits::admit(OpenRequest &request, http::Exchange &exchange, const Admission &admission)
{
    if (const auto tooOften = refusalOf(admission, exchange.connection().worker().reactor().now()))
        return tooOften;
    http::UseCounter::Use client;
    if (exchange.connection().isFromTrustedProxy()) {
        auto use = m_clients.begin(keyOfClient(exchange));
        if (!use)
            return Refusal::ClientRequests;
        client = std::move(*use);
    }
    auto sandbox = m_sandboxes.begin(keyOf(admission.place.id));
    if (!sandbox)
        return Refusal::SandboxRequests;
    request.take(std::move(client), std::move(*sandbox), admission.place.id);
    if (admission.link != 0)
        request.noteLink(admission, keyOfClient(exchange), exchange.connection().stream());
    return std::nullopt;
}

std::optional<Refusal> RequestLimits::admit(OpenRequest &request, const Admission &admission, io::Deadline now)
{
    if (const auto tooOften = refusalOf(admission, now))
        return tooOften;
    auto sandbox = m_sandboxes.begin(keyOf(admission.place.id));
    if (!sandbox)
        return Refusal::SandboxRequests;
    request.take({}, std::move(*sandbox), admission.place.id);
    return std::nullopt;
}

http::Answer problemAnswer(Refusal refusal, std::string_view code, std::string_view requestId)
{
    const http::RefusalRow &row = rowOf(refusal);
    http::Answer answer(row.status);
    answer.fields = {{"Content-Type", "application/problem+json"}, {"Cache-Control", "no-store"}};
    if (!row.retryAfter.empty())
        answer.fields.emplace_back("Retry-After", row.retryAfter);
    // None of these texts has a character that JSON escapes: they are ours, and of an id of the client's it was made
    // sure.
    const auto member = [&answer](std::string_view name, std::string_view text) {
        answer.body.append(R"(,")").append(name).append(R"(":")").append(text).append("\"");
    };
    answer.body = R"({"type":"about:blank","status":)" + std::to_string(row.status);
    member("title", http::reasonPhrase(row.status));
    member("code", code);
    member("detail", row.sentence);
    member("requestId", requestId);
    answer.body += "}\n";
    return answer;
}

} // namespace liteboxd::engine
