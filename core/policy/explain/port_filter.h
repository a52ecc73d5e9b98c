// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/policy/objects/cilium_rule.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace liteboxd::policy::explain {

/// Transport protocols, by their numbers of IANA.
enum class Protocol : std::uint8_t { Icmp = 1, Tcp = 6, Udp = 17, IcmpV6 = 58, Sctp = 132 };

/// "tcp", "udp", "sctp", "icmp", "icmpv6"; nothing for any other text. Case does not matter.
std::optional<Protocol> protocolNamed(std::string_view name);
std::string_view nameOf(Protocol protocol);

/// What a connection goes to: a port of a protocol, or the type of an ICMP message.
struct TargetPort
{
    std::uint16_t number = 0;
    Protocol protocol = Protocol::Tcp;

    /// "80", "80/udp", "8/icmp". A port is 1 to 65535, a type of ICMP 0 to 255. Nothing for any other text.
    static std::optional<TargetPort> parse(std::string_view text);
    /// "80/tcp"
    std::string text() const;

    bool operator==(const TargetPort &) const = default;
};

/// The port of a rule, as Cilium reads it: names are those of RFC 6335, numbers may be octal.
struct WrittenPort
{
    std::string name; ///< in lower case; empty: a number
    std::uint16_t number = 0;

    static std::optional<WrittenPort> parse(std::string_view text);
};

/// What a rule of layer 7 does beside letting a connection pass layer 4.
struct L7Restriction
{
    std::string parser; ///< "http", "kafka", "dns", "tls", "crd" or the name of a proxylib parser; empty: none
    std::string listener;
    int listenerPriority = 0;
    bool hasRules = false;
    bool hasServerNames = false;
    bool terminatesTls = false;

    bool operator==(const L7Restriction &) const = default;
};

/// The ports of one protocol that a rule speaks of.
struct PortFilter
{
    Protocol protocol = Protocol::Tcp;
    std::string name; ///< of a port, to be looked up; empty: the numbers below
    std::uint16_t first = 0;
    std::uint16_t last = 0; ///< inclusive. Of a named port: the end of its range, if above the port
    L7Restriction l7{};
};

/// The numbers that a first and a last port stand for: 0 alone, or up to 65535, is every port, and an end that is not
/// above its beginning does not count.
PortFilter numberedFilter(Protocol protocol, std::uint16_t first, std::uint16_t last);

/// The filters of one toPorts entry. Without a protocol it is each of TCP, UDP and SCTP.
std::vector<PortFilter> filtersOf(const objects::PortRule &rule);

/// The filter of one ICMP field; nothing for a type that its family does not have.
std::optional<PortFilter> filterOf(const objects::IcmpField &field);

} // namespace liteboxd::policy::explain
