// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "gateway/http/answer.h"

#include <cstdint>
#include <string>
#include <string_view>

namespace liteboxd::egress {

/// The rules by which the proxy refuses, each by the name that an answer, the audit log and the metrics give it.
enum class EgressRule : std::uint8_t {
    ProxyRequest,   ///< CONNECT to host:port, or http:// in absolute form, is what a proxy is asked
    ClusterInSight, ///< who has which address is known now
    KnownSandbox,   ///< the client has the address of one sandbox
    ListInForce,    ///< its list is opened by this proxy
    NameOnly,       ///< names are allowed, addresses are not
    AllowedDomains, ///< the list of the sandbox names the host
    PublicAddress,  ///< the name leads to no private, link-local, metadata, node or cluster address
    Rate,           ///< not more often than it may ask
    NameResolved,   ///< the name has an address
    HostReached,    ///< the host takes the connection, and answers
};
inline constexpr std::size_t egressRules = 10;

/// "allowed-domains"
std::string_view nameOf(EgressRule rule);

/// Why a request is refused.
struct EgressRefusal
{
    EgressRule rule;
    int status = 403;
    std::string detail; ///< a sentence for the person at the sandbox; without secrets and private addresses
};

/// The answer: a problem (RFC 9457) that names the rule, with Proxy-Status (RFC 9209). Never 407: there is nothing to
/// log in with.
http::Answer refusalAnswer(const EgressRefusal &refusal, std::string_view requestId);

} // namespace liteboxd::egress
