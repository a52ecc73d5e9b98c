// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/policy/explain/port_filter.h"

#include "core/policy/explain/label_syntax.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace liteboxd::policy::explain {

namespace {

constexpr std::uint16_t mostTypes = 255; ///< of ICMP

constexpr std::array<std::pair<std::string_view, Protocol>, 5> protocols{{{"tcp", Protocol::Tcp},
                                                                          {"udp", Protocol::Udp},
                                                                          {"sctp", Protocol::Sctp},
                                                                          {"icmp", Protocol::Icmp},
                                                                          {"icmpv6", Protocol::IcmpV6}}};

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower;
}

std::optional<std::uint16_t> parsedNumber(std::string_view digits, int base)
{
    std::uint16_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value, base);
    if (digits.empty() || error != std::errc{} || end != digits.data() + digits.size())
        return std::nullopt;
    return value;
}

L7Restriction restrictionOf(const objects::PortRule &rule, Protocol protocol)
{
    L7Restriction l7;
    l7.hasServerNames = rule.serverNames && !rule.serverNames->empty();
    l7.terminatesTls = rule.terminatesTls;
    if (rule.terminatesTls || rule.originatesTls || l7.hasServerNames)
        l7.parser = "tls";
    if (rule.rules) {
        const objects::L7Rules &rules = *rule.rules;
        l7.hasRules = rules.count() > 0;
        if (rules.dns && !rules.dns->empty())
            l7.parser = "dns";
        else if (protocol == Protocol::Tcp && rules.http && !rules.http->empty())
            l7.parser = "http";
        else if (protocol == Protocol::Tcp && rules.kafka && !rules.kafka->empty())
            l7.parser = "kafka";
        else if (protocol == Protocol::Tcp && !rules.l7proto.empty())
            l7.parser = rules.l7proto;
    }
    if (rule.listener) {
        l7.parser = "crd";
        l7.listener = rule.listener->kind + '/' + rule.listener->config + '/' + rule.listener->name;
        l7.listenerPriority = rule.listener->priority;
    }
    return l7;
}

constexpr std::array<std::pair<std::string_view, std::uint8_t>, 14> icmpTypes{{{"EchoReply", 0},
                                                                               {"DestinationUnreachable", 3},
                                                                               {"Redirect", 5},
                                                                               {"Echo", 8},
                                                                               {"EchoRequest", 8},
                                                                               {"RouterAdvertisement", 9},
                                                                               {"RouterSelection", 10},
                                                                               {"TimeExceeded", 11},
                                                                               {"ParameterProblem", 12},
                                                                               {"Timestamp", 13},
                                                                               {"TimestampReply", 14},
                                                                               {"Photuris", 40},
                                                                               {"ExtendedEchoRequest", 42},
                                                                               {"ExtendedEchoReply", 43}}};

constexpr std::array<std::pair<std::string_view, std::uint8_t>, 27> icmpV6Types{
    {{"DestinationUnreachable", 1},
     {"PacketTooBig", 2},
     {"TimeExceeded", 3},
     {"ParameterProblem", 4},
     {"EchoRequest", 128},
     {"EchoReply", 129},
     {"MulticastListenerQuery", 130},
     {"MulticastListenerReport", 131},
     {"MulticastListenerDone", 132},
     {"RouterSolicitation", 133},
     {"RouterAdvertisement", 134},
     {"NeighborSolicitation", 135},
     {"NeighborAdvertisement", 136},
     {"RedirectMessage", 137},
     {"RouterRenumbering", 138},
     {"ICMPNodeInformationQuery", 139},
     {"ICMPNodeInformationResponse", 140},
     {"InverseNeighborDiscoverySolicitation", 141},
     {"InverseNeighborDiscoveryAdvertisement", 142},
     {"HomeAgentAddressDiscoveryRequest", 144},
     {"HomeAgentAddressDiscoveryReply", 145},
     {"MobilePrefixSolicitation", 146},
     {"MobilePrefixAdvertisement", 147},
     {"DuplicateAddressRequestCodeSuffix", 157},
     {"DuplicateAddressConfirmationCodeSuffix", 158},
     {"ExtendedEchoRequest", 160},
     {"ExtendedEchoReply", 161}}};

template<std::size_t Size>
std::optional<std::uint16_t> icmpType(const std::array<std::pair<std::string_view, std::uint8_t>, Size> &types,
                                      std::string_view text)
{
    for (const auto &[name, type] : types) {
        if (name == text)
            return type;
    }
    const auto value = parsedNumber(text, 10);
    // A text that is no number counts as 0 to Cilium, and 0 by another name than "0" is refused as a name.
    return value && (*value != 0 || text == "0") ? value : std::nullopt;
}

} // namespace

std::optional<Protocol> protocolNamed(std::string_view name)
{
    const std::string lower = lowerCase(name);
    for (const auto &[known, protocol] : protocols) {
        if (known == lower)
            return protocol;
    }
    return std::nullopt;
}

std::string_view nameOf(Protocol protocol)
{
    for (const auto &[name, known] : protocols) {
        if (known == protocol)
            return name;
    }
    return {};
}

std::optional<TargetPort> TargetPort::parse(std::string_view text)
{
    const std::size_t slash = text.find('/');
    const auto protocol =
        slash == std::string_view::npos ? std::optional(Protocol::Tcp) : protocolNamed(text.substr(slash + 1));
    const auto port = parsedNumber(text.substr(0, slash), 10);
    if (!protocol || !port)
        return std::nullopt;
    const bool isIcmp = protocol == Protocol::Icmp || protocol == Protocol::IcmpV6;
    if (isIcmp ? *port > 255 : *port == 0)
        return std::nullopt;
    return TargetPort{*port, *protocol};
}

std::string TargetPort::text() const
{
    return std::to_string(number) + '/' + std::string(nameOf(protocol));
}

std::optional<WrittenPort> WrittenPort::parse(std::string_view text)
{
    if (isPortName(text))
        return WrittenPort{lowerCase(text), 0};
    const bool isOctal = text.size() > 1 && text.front() == '0';
    const auto value = parsedNumber(text, isOctal ? 8 : 10);
    return value ? std::optional(WrittenPort{{}, *value}) : std::nullopt;
}

PortFilter numberedFilter(Protocol protocol, std::uint16_t first, std::uint16_t last)
{
    if (first == 0 && (last == 0 || last == 65535))
        return {protocol, {}, 0, 65535, {}};
    return {protocol, {}, first, std::max(first, last), {}};
}

std::vector<PortFilter> filtersOf(const objects::PortRule &rule)
{
    std::vector<PortFilter> filters;
    for (const objects::PortProtocol &entry : rule.ports) {
        const auto port = WrittenPort::parse(entry.port);
        if (!port)
            continue; // refused before: a rule with such a port is never asked
        const auto end = static_cast<std::uint16_t>(entry.endPort);
        std::vector<Protocol> wanted{Protocol::Tcp, Protocol::Udp, Protocol::Sctp};
        if (const auto one = protocolNamed(entry.protocol))
            wanted = {*one};
        for (const Protocol protocol : wanted) {
            PortFilter filter = port->name.empty() ? numberedFilter(protocol, port->number, end)
                                                   : PortFilter{protocol, port->name, 0, end, {}};
            filter.l7 = restrictionOf(rule, protocol);
            filters.push_back(std::move(filter));
        }
    }
    return filters;
}

std::optional<PortFilter> filterOf(const objects::IcmpField &field)
{
    const bool isV6 = field.family == "IPv6";
    const auto type = isV6 ? icmpType(icmpV6Types, field.type) : icmpType(icmpTypes, field.type);
    if (!type)
        return std::nullopt;
    // Cilium keeps the type where the port is, and there 0 means every one.
    const std::uint16_t last = *type == 0 ? mostTypes : *type;
    return PortFilter{isV6 ? Protocol::IcmpV6 : Protocol::Icmp, {}, *type, last, {}};
}

} // namespace liteboxd::policy::explain
