// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/engine/forwarded_head.h"

#include "gateway/engine/access/cookie_field.h"
#include "gateway/engine/access/link_access.h"
#include "gateway/forward/pod_proxy_path.h"
#include "gateway/http/head_writer.h"
#include "gateway/http/http_date.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace liteboxd::engine {

namespace {

std::string proxyPathOf(const Admission &admission)
{
    return forward::podProxyPath({admission.route->podNamespace, admission.route->podName, admission.place.port});
}

bool startsWithIgnoringCase(std::string_view text, std::string_view prefix)
{
    return text.size() >= prefix.size() && http::equalsIgnoringCase(text.substr(0, prefix.size()), prefix);
}

/// RFC 9110, 7.6.1, and what never was a standard but is treated so.
constexpr http::FieldSet hopByHop{http::FieldId::Connection,
                                  http::FieldId::KeepAlive,
                                  http::FieldId::ProxyConnection,
                                  http::FieldId::TransferEncoding,
                                  http::FieldId::Upgrade,
                                  http::FieldId::Te,
                                  http::FieldId::ContentLength,
                                  http::FieldId::ProxyAuthorization,
                                  http::FieldId::Http2Settings,
                                  http::FieldId::ProxyAuthenticate,
                                  http::FieldId::ProxyAuthenticationInfo};

/// Lines that this hop writes itself; a client's own do not count, since nobody vouches for them.
constexpr http::FieldSet ownRequestFields{
    http::FieldId::Host,           http::FieldId::XAccessToken,    http::FieldId::XForwardedFor,
    http::FieldId::Forwarded,      http::FieldId::XForwardedProto, http::FieldId::XRequestId,
    http::FieldId::XForwardedHost, http::FieldId::XForwardedPrefix};

/// Connection may name anything, but not make this hop drop what decides the message's meaning.
constexpr http::FieldSet neverNominated{
    http::FieldId::Host,   http::FieldId::ContentLength, http::FieldId::TransferEncoding,
    http::FieldId::Cookie, http::FieldId::SetCookie,     http::FieldId::Authorization,
    http::FieldId::Expect};

bool isHopByHop(const http::NominatedFields &nominated, const http::Field &field)
{
    return hopByHop.contains(field.id) || (nominated.contains(field.name) && !neverNominated.contains(field.id));
}

/// In the name of whom a request is made, to an API server.
bool isCredential(std::string_view name)
{
    return http::equalsIgnoringCase(name, "Authorization") || startsWithIgnoringCase(name, "Impersonate-") ||
           startsWithIgnoringCase(name, "X-Remote-");
}

/// In `apiserver` mode these would speak to the API server, or to a proxy before it, with the operator's credentials:
/// who asks, for what, by which method. An underscore is a hyphen to some servers, as in CGI.
bool speaksToApiServer(std::string_view name)
{
    constexpr std::array<std::string_view, 13> names{
        "X-Original-URL",          "X-Original-URI",    "X-Original-Method", "X-Rewrite-URL",      "X-HTTP-Method",
        "X-HTTP-Method-Override",  "X-Method-Override", "X-Forwarded-Uri",   "X-Forwarded-Method", "X-Forwarded-User",
        "X-Forwarded-Client-Cert", "X-Client-Cert",     "X-SSL-Client-Cert"};
    constexpr std::array<std::string_view, 2> beginnings{"X-Auth-Request-", "X-Forwarded-Tls-Client-Cert"};
    const auto isName = [name](std::string_view known) { return http::equalsIgnoringCase(name, known); };
    return isCredential(name) || name.find('_') != std::string_view::npos ||
           std::any_of(names.begin(), names.end(), isName) ||
           std::any_of(beginnings.begin(), beginnings.end(),
                       [name](std::string_view known) { return startsWithIgnoringCase(name, known); });
}

void writeEndToEnd(http::HeadWriter &head, const http::RequestHead &request, const PassingRules &rules)
{
    const http::NominatedFields nominated(request);
    const auto left = forwardsLeft(request);
    for (const http::Field &field : request.fields()) {
        if (ownRequestFields.contains(field.id) || isHopByHop(nominated, field))
            continue;
        if (rules.apiServer != nullptr && speaksToApiServer(field.name))
            continue;
        if (rules.browserAccess != nullptr && field.id == http::FieldId::Cookie) {
            if (const auto others = rules.browserAccess->cookie().without(field.value))
                head.field(field.name, *others);
            continue;
        }
        if (rules.onOwnHost && field.id == http::FieldId::Cookie) {
            if (const auto others = withoutCookie(field.value, linkCookie))
                head.field(field.name, *others);
            continue;
        }
        if (left && field.id == http::FieldId::MaxForwards)
            head.field(field.name, std::to_string(*left - 1)); // the last hop answers itself, and passes nothing on
        else
            head.field(field.name, field.value);
    }
}

/// X-Forwarded-*: what a trusted proxy says of the hops before it goes on, with the proxy added.
void writeForwarded(http::HeadWriter &head, http::Exchange &exchange, const PassingRules &rules)
{
    const http::RequestHead &request = exchange.request();
    const std::string &peer = exchange.connection().peerHost();
    const bool isTrusted = exchange.connection().isFromTrustedProxy();
    std::string before;
    if (isTrusted) {
        for (const http::Field &field : request.fields()) {
            if (http::equalsIgnoringCase(field.name, "X-Forwarded-For") && !field.value.empty())
                before.append(field.value).append(", ");
        }
    }
    head.field("X-Forwarded-For", {before, peer});
    const auto given = [&](std::string_view name) {
        return isTrusted ? request.find(name).value_or(std::string_view()) : std::string_view();
    };
    const std::string_view proto = given("X-Forwarded-Proto");
    head.field("X-Forwarded-Proto", !proto.empty() ? proto : rules.clientIsTls ? "https" : "http");
    const std::string_view host = given("X-Forwarded-Host");
    if (!host.empty() || !request.host().empty())
        head.field("X-Forwarded-Host", host.empty() ? request.host() : host);
    const std::string_view prefix = given("X-Forwarded-Prefix");
    if (!prefix.empty() || !rules.admission.prefix.empty())
        head.field("X-Forwarded-Prefix", {prefix, rules.admission.prefix});
}

} // namespace

io::BlockString requestHeadFor(http::Exchange &exchange, const PassingRules &rules)
{
    const http::RequestHead &request = exchange.request();
    const Admission &admission = rules.admission;
    const std::string_view slash = admission.target.starts_with('/') ? std::string_view() : std::string_view("/");
    http::HeadWriter head;
    if (rules.apiServer != nullptr) {
        const std::string proxy = proxyPathOf(admission);
        const std::string_view target =
            admission.session ? forward::withoutPodProxyPath(admission.target, proxy) : admission.target;
        head.request(request.method(), {rules.apiServer->basePath, proxy, slash, target});
        head.field("Host", rules.apiServer->hostField);
        for (const auto &[name, value] : rules.apiServer->identity)
            head.field(name, value.reveal());
    } else {
        head.request(request.method(), {slash, admission.target});
        head.field("Host", request.host());
    }
    writeEndToEnd(head, request, rules);
    if (rules.upgrade)
        head.field("Connection", "Upgrade").field("Upgrade", "websocket");
    else if (request.framing().hasBody() || request.has(http::FieldId::ContentLength))
        head.framing(request.framing().hasBody() ? request.framing()
                                                 : http::BodyFraming{http::BodyFraming::Kind::Length, 0});
    writeForwarded(head, exchange, rules);
    head.field("X-Request-Id", exchange.requestId());
    head.field("Via", request.isHttp11() ? "1.1 liteboxd" : "1.0 liteboxd");
    return head.finish();
}

io::BlockString responseHeadFor(const http::Exchange &exchange, const PassingRules &rules,
                                const http::ResponseHead &response, const http::BodyFraming &framing, bool closes)
{
    http::HeadWriter head;
    head.status(response.status(), response.reason());
    const http::NominatedFields nominated(response);
    // RFC 9110, 15.5.22: who is told to upgrade must be told to what.
    const bool demandsUpgrade = response.status() == 426 && response.has(http::FieldId::Upgrade);
    for (const http::Field &field : response.fields()) {
        // What describes a body that is not sent (HEAD, 304) is end to end: the client asked for just that.
        const bool describesAbsent = !framing.hasBody() && field.id == http::FieldId::ContentLength &&
                                     response.status() >= 200 && response.status() != 204;
        if (describesAbsent || (demandsUpgrade && field.id == http::FieldId::Upgrade)) {
            head.field(field.name, field.value);
            continue;
        }
        if (isHopByHop(nominated, field))
            continue;
        if (rules.apiServer != nullptr &&
            (field.id == http::FieldId::AuditId || startsWithIgnoringCase(field.name, "X-Kubernetes-Pf-")))
            continue;
        if (rules.browserAccess != nullptr && field.id == http::FieldId::SetCookie &&
            rules.browserAccess->cookie().isSetBy(field.value))
            continue;
        if (rules.onOwnHost && field.id == http::FieldId::SetCookie && isCookieSet(field.value, linkCookie))
            continue;
        if (rules.apiServer != nullptr && field.id == http::FieldId::Location) {
            const std::string proxy = proxyPathOf(rules.admission);
            head.field(field.name, forward::withoutPodProxyPath(field.value, proxy));
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
    if (response.status() >= 200 && !response.has(http::FieldId::Date))
        head.field("Date", http::httpDate());
    if (response.status() >= 200)
        head.field("Via", response.isHttp11() ? "1.1 liteboxd" : "1.0 liteboxd");
    return head.finish();
}

std::optional<std::uint32_t> forwardsLeft(const http::RequestHead &request)
{
    if (request.method() != "OPTIONS" || request.count(http::FieldId::MaxForwards) != 1)
        return std::nullopt;
    const auto value = request.find(http::FieldId::MaxForwards);
    std::uint32_t left = 0;
    const auto [end, error] = std::from_chars(value->data(), value->data() + value->size(), left);
    if (error != std::errc{} || end != value->data() + value->size())
        return std::nullopt;
    return left;
}

bool isForwardableTrailer(const http::NominatedFields &nominated, std::string_view name)
{
    constexpr http::FieldSet never{http::FieldId::ContentEncoding, http::FieldId::ContentType,
                                   http::FieldId::ContentRange,    http::FieldId::Trailer,
                                   http::FieldId::Authorization,   http::FieldId::SetCookie,
                                   http::FieldId::Cookie,          http::FieldId::CacheControl,
                                   http::FieldId::MaxForwards,     http::FieldId::Expect};
    return !(never | hopByHop | ownRequestFields).contains(http::fieldIdOf(name)) && !isCredential(name) &&
           !nominated.contains(name);
}

} // namespace liteboxd::engine
