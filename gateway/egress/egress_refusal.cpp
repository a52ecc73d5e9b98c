// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "gateway/egress/egress_refusal.h"

#include "gateway/http/head_writer.h"

#include <array>

namespace liteboxd::egress {

namespace {

struct Row
{
    EgressRule rule;
    std::string_view name;
    std::string_view error; ///< of Proxy-Status (RFC 9209, 2.3)
};

constexpr auto rows = std::to_array<Row>({
    {EgressRule::ProxyRequest, "proxy-request", "http_request_error"},
    {EgressRule::ClusterInSight, "cluster-in-sight", "proxy_internal_error"},
    {EgressRule::KnownSandbox, "known-sandbox", "http_request_denied"},
    {EgressRule::ListInForce, "list-in-force", "http_request_denied"},
    {EgressRule::NameOnly, "name-only", "http_request_denied"},
    {EgressRule::AllowedDomains, "allowed-domains", "http_request_denied"},
    {EgressRule::PublicAddress, "public-address", "destination_ip_prohibited"},
    {EgressRule::Rate, "rate", "connection_limit_reached"},
    {EgressRule::NameResolved, "name-resolved", "dns_error"},
    {EgressRule::HostReached, "host-reached", "destination_unavailable"},
});
static_assert(rows.size() == egressRules);

const Row &rowOf(EgressRule rule)
{
    return rows.at(static_cast<std::size_t>(rule));
}

/// Hosts are checked before they stand in a sentence; this is for whatever else.
std::string inQuotes(std::string_view text)
{
    std::string json = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\')
            json += '\\';
        json += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
    return json + '"';
}

} // namespace

std::string_view nameOf(EgressRule rule)
{
    return rowOf(rule).name;
}

http::Answer refusalAnswer(const EgressRefusal &refusal, std::string_view requestId)
{
    http::Answer answer(refusal.status);
    answer.fields = {{"Content-Type", "application/problem+json"},
                     {"Cache-Control", "no-store"},
                     {"Proxy-Status", "liteboxd-gateway; error=" + std::string(rowOf(refusal.rule).error)}};
    if (refusal.status == 429)
        answer.fields.emplace_back("Retry-After", "1");
    answer.body = "{\"title\":" + inQuotes(http::reasonPhrase(refusal.status)) +
                  ",\"status\":" + std::to_string(refusal.status) + ",\"detail\":" + inQuotes(refusal.detail) +
                  ",\"rule\":" + inQuotes(nameOf(refusal.rule)) + ",\"requestId\":" + inQuotes(requestId) + "}\n";
    return answer;
}

} // namespace liteboxd::egress
