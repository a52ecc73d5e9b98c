// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/forwarded_head.h"

#include "gateway/engine/head_writer.h"
#include "gateway/engine/http_date.h"
#include "gateway/engine/pod_proxy_path.h"

#include <algorithm>
#include <array>

namespace liteboxd::engine {

namespace {

template<std::size_t size>
bool isOneOf(std::string_view name, const std::array<std::string_view, size> &names)
{
    return std::any_of(names.begin(), names.end(),
                       [name](std::string_view other) { return equalsIgnoringCase(name, other); });
}

bool startsWithIgnoringCase(std::string_view text, std::string_view prefix)
{
    return text.size() >= prefix.size() && equalsIgnoringCase(text.substr(0, prefix.size()), prefix);
}

/// RFC 9110, 7.6.1, and what never was a standard but is treated so.
constexpr std::array<std::string_view, 8> hopByHop{"Connection",          "Keep-Alive",    "Proxy-Connection",
                                                   "Transfer-Encoding",   "Upgrade",       "TE",
                                                   "Proxy-Authorization", "Content-Length"};

/// Lines that this hop writes itself; a client's own do not count, since nobody vouches for them.
constexpr std::array<std::string_view, 8> ownRequestFields{
    "Host",      "X-Access-Token",     "X-Forwarded-For",  "X-Forwarded-Proto",
    "Forwarded", "X-Forwarded-Prefix", "X-Forwarded-Host", "X-Request-Id"};

/// Connection may name anything, but not make this hop drop what decides the message's meaning.
constexpr std::array<std::string_view, 7> neverNominated{
    "Host", "Content-Length", "Transfer-Encoding", "Cookie", "Set-Cookie", "Authorization", "Expect"};

bool isHopByHop(const MessageHead &head, std::string_view name)
{
    if (isOneOf(name, hopByHop) || equalsIgnoringCase(name, "HTTP2-Settings"))
        return true;
    return head.find("Connection") && head.lists("Connection", name) && !isOneOf(name, neverNominated);
}

/// In `apiserver` mode these would speak to the API server in the operator's name.
bool speaksToApiServer(std::string_view name)
{
    return equalsIgnoringCase(name, "Authorization") || startsWithIgnoringCase(name, "Impersonate-") ||
           startsWithIgnoringCase(name, "X-Remote-");
}

void writeEndToEnd(HeadWriter &head, const RequestHead &request, const ForwardRules &rules)
{
    for (const Field &field : request.fields()) {
        if (isOneOf(field.name, ownRequestFields) || isHopByHop(request, field.name))
            continue;
        if (rules.apiServer != nullptr && speaksToApiServer(field.name))
            continue;
        if (rules.browserAccess != nullptr && equalsIgnoringCase(field.name, "Cookie")) {
            if (const auto others = rules.browserAccess->cookie().without(field.value))
                head.field(field.name, *others);
            continue;
        }
        head.field(field.name, field.value);
    }
}

} // namespace

std::string requestHeadFor(Exchange &exchange, const ForwardRules &rules)
{
    const RequestHead &request = exchange.request();
    const Admission &admission = rules.admission;
    const std::string_view slash = admission.target.starts_with('/') ? std::string_view() : std::string_view("/");
    HeadWriter head;
    if (rules.apiServer != nullptr) {
        const std::string proxy = podProxyPath(*admission.route, admission.port);
        const std::string_view target =
            admission.fromBrowser ? withoutPodProxyPath(admission.target, proxy) : admission.target;
        head.request(request.method(), {rules.apiServer->basePath, proxy, slash, target});
        head.field("Host", rules.apiServer->hostField);
        if (!rules.apiServer->bearerToken.isEmpty())
            head.field("Authorization", {"Bearer ", rules.apiServer->bearerToken.reveal()});
    } else {
        head.request(request.method(), {slash, admission.target});
        head.field("Host", request.host());
    }
    writeEndToEnd(head, request, rules);
    if (rules.upgrade)
        head.field("Connection", "Upgrade").field("Upgrade", "websocket");
    else if (request.framing().hasBody() || request.find("Content-Length"))
        head.framing(request.framing().hasBody() ? request.framing() : BodyFraming{BodyFraming::Kind::Length, 0});
    head.field("X-Forwarded-For", exchange.connection().peerHost());
    head.field("X-Forwarded-Proto", rules.clientIsTls ? "https" : "http");
    if (!request.host().empty())
        head.field("X-Forwarded-Host", request.host());
    if (!admission.prefix.empty())
        head.field("X-Forwarded-Prefix", admission.prefix);
    head.field("X-Request-Id", exchange.requestId());
    head.field("Via", request.isHttp11() ? "1.1 liteboxd" : "1.0 liteboxd");
    return head.finish();
}

std::string responseHeadFor(const Exchange &exchange, const ForwardRules &rules, const ResponseHead &response,
                            const BodyFraming &framing, bool closes)
{
    HeadWriter head;
    head.status(response.status(), response.reason());
    // RFC 9110, 15.5.22: who is told to upgrade must be told to what.
    const bool demandsUpgrade = response.status() == 426 && response.find("Upgrade");
    for (const Field &field : response.fields()) {
        // What describes a body that is not sent (HEAD, 304) is end to end: the client asked for just that.
        const bool describesAbsent = !framing.hasBody() && equalsIgnoringCase(field.name, "Content-Length") &&
                                     response.status() >= 200 && response.status() != 204;
        if (describesAbsent || (demandsUpgrade && equalsIgnoringCase(field.name, "Upgrade"))) {
            head.field(field.name, field.value);
            continue;
        }
        if (isHopByHop(response, field.name))
            continue;
        if (rules.apiServer != nullptr &&
            (equalsIgnoringCase(field.name, "Audit-Id") || startsWithIgnoringCase(field.name, "X-Kubernetes-Pf-")))
            continue;
        if (rules.browserAccess != nullptr && equalsIgnoringCase(field.name, "Set-Cookie") &&
            rules.browserAccess->cookie().isSetBy(field.value))
            continue;
        if (rules.apiServer != nullptr && equalsIgnoringCase(field.name, "Location")) {
            const std::string proxy = podProxyPath(*rules.admission.route, rules.admission.port);
            head.field(field.name, withoutPodProxyPath(field.value, proxy));
            continue;
        }
        head.field(field.name, field.value);
    }
    head.framing(framing);
    if (rules.upgrade && response.status() == 101)
        head.field("Connection", "Upgrade").field("Upgrade", "websocket");
    else if (response.status() >= 200 && closes)
        head.field("Connection", demandsUpgrade ? "close, Upgrade" : "close");
    else if (demandsUpgrade)
        head.field("Connection", "Upgrade");
    else if (response.status() >= 200 && !exchange.request().isHttp11())
        head.field("Connection", "keep-alive");
    if (response.status() >= 200 && !response.find("Date"))
        head.field("Date", httpDate());
    if (response.status() >= 200)
        head.field("Via", response.isHttp11() ? "1.1 liteboxd" : "1.0 liteboxd");
    return head.finish();
}

bool isForwardableTrailer(std::string_view name)
{
    static constexpr std::array<std::string_view, 12> never{
        "Content-Encoding", "Content-Type", "Content-Range",  "Trailer",       "Authorization", "Set-Cookie",
        "Cookie",           "Host",         "X-Access-Token", "Cache-Control", "Max-Forwards",  "Expect"};
    return !isOneOf(name, never) && !isOneOf(name, hopByHop) && !isOneOf(name, ownRequestFields) &&
           !speaksToApiServer(name);
}

} // namespace liteboxd::engine
