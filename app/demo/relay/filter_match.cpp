// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/relay/filter_match.h"

#include <flow/flow.pb.h>

#include <algorithm>
#include <arpa/inet.h>
#include <cctype>
#include <regex>

namespace liteboxd::demo {

namespace {

using Strings = google::protobuf::RepeatedPtrField<std::string>;

/// An empty list asks nothing; else one of its entries has to hold.
template<class List, class Holds>
bool any(const List &list, Holds holds)
{
    return list.empty() || std::any_of(list.begin(), list.end(), holds);
}

std::string lower(std::string text)
{
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

/// "ns/prefix", "ns/" or "prefix", which is one of the namespace default (pkg/hubble/filters/pod.go).
bool hasName(const std::string &pattern, const std::string &nameSpace, const std::string &name)
{
    const std::size_t slash = pattern.find('/');
    const std::string space = slash == std::string::npos ? "default" : pattern.substr(0, slash);
    const std::string prefix = slash == std::string::npos ? pattern : pattern.substr(slash + 1);
    return (space.empty() || space == nameSpace) && !(name.empty() && nameSpace.empty()) && name.starts_with(prefix);
}

/// `*` stands for any text (pkg/hubble/filters/fqdn.go).
bool matchesGlob(const std::string &pattern, const std::string &name)
{
    std::string expression;
    for (const char each : lower(pattern)) {
        if (each == '*')
            expression += ".*";
        else if (std::isalnum(static_cast<unsigned char>(each)) != 0)
            expression += each;
        else
            (expression += '\\') += each;
    }
    return std::regex_match(lower(name), std::regex(expression));
}

bool isIn(const std::string &range, const std::string &address)
{
    const std::size_t slash = range.find('/');
    in_addr network{};
    in_addr host{};
    if (slash == std::string::npos || ::inet_pton(AF_INET, range.substr(0, slash).c_str(), &network) != 1 ||
        ::inet_pton(AF_INET, address.c_str(), &host) != 1)
        return range == address;
    const int length = std::atoi(range.c_str() + slash + 1);
    const std::uint32_t mask = length <= 0 ? 0U : ~std::uint32_t{0} << (32 - std::min(length, 32));
    return (ntohl(network.s_addr) & mask) == (ntohl(host.s_addr) & mask);
}

/// "key=value", "key", each also with its source before a colon, and several joined by commas.
bool hasLabels(const std::string &selector, const Strings &labels)
{
    std::size_t begin = 0;
    while (begin <= selector.size()) {
        const std::size_t comma = std::min(selector.find(',', begin), selector.size());
        const std::string wanted = selector.substr(begin, comma - begin);
        const bool isThere = std::any_of(labels.begin(), labels.end(), [&wanted](const std::string &label) {
            const std::string bare = label.substr(label.find(':') + 1);
            return label == wanted || bare == wanted || label.starts_with(wanted + '=') ||
                   bare.starts_with(wanted + '=');
        });
        if (!isThere)
            return false;
        begin = comma + 1;
    }
    return true;
}

std::pair<std::uint32_t, std::uint32_t> portsOf(const ::flow::Layer4 &layer)
{
    if (layer.has_tcp())
        return {layer.tcp().source_port(), layer.tcp().destination_port()};
    if (layer.has_udp())
        return {layer.udp().source_port(), layer.udp().destination_port()};
    return {0, 0};
}

bool speaks(const std::string &protocol, const ::flow::Flow &flow)
{
    const std::string name = lower(protocol);
    return (name == "tcp" && flow.l4().has_tcp()) || (name == "udp" && flow.l4().has_udp()) ||
           ((name == "icmp" || name == "icmpv4") && flow.l4().has_icmpv4()) || (name == "dns" && flow.l7().has_dns()) ||
           (name == "http" && flow.l7().has_http());
}

bool hasFlags(const ::flow::TCPFlags &wanted, const ::flow::TCPFlags &flags)
{
    return (!wanted.syn() || flags.syn()) && (!wanted.ack() || flags.ack()) && (!wanted.fin() || flags.fin()) &&
           (!wanted.rst() || flags.rst()) && (!wanted.psh() || flags.psh());
}

bool isSource(const ::flow::FlowFilter &filter, const ::flow::Flow &flow)
{
    const ::flow::Endpoint &end = flow.source();
    return any(filter.source_pod(),
               [&](const auto &each) { return hasName(each, end.namespace_(), end.pod_name()); }) &&
           any(filter.source_ip(), [&](const auto &each) { return isIn(each, flow.ip().source()); }) &&
           any(filter.source_label(), [&](const auto &each) { return hasLabels(each, end.labels()); }) &&
           any(filter.source_identity(), [&](auto each) { return each == end.identity(); }) &&
           any(filter.source_port(),
               [&](const auto &each) { return each == std::to_string(portsOf(flow.l4()).first); }) &&
           any(filter.source_fqdn(), [&](const auto &each) {
               return std::any_of(flow.source_names().begin(), flow.source_names().end(),
                                  [&](const auto &name) { return matchesGlob(each, name); });
           });
}

bool isDestination(const ::flow::FlowFilter &filter, const ::flow::Flow &flow)
{
    const ::flow::Endpoint &end = flow.destination();
    return any(filter.destination_pod(),
               [&](const auto &each) { return hasName(each, end.namespace_(), end.pod_name()); }) &&
           any(filter.destination_ip(), [&](const auto &each) { return isIn(each, flow.ip().destination()); }) &&
           any(filter.destination_label(), [&](const auto &each) { return hasLabels(each, end.labels()); }) &&
           any(filter.destination_identity(), [&](auto each) { return each == end.identity(); }) &&
           any(filter.destination_port(),
               [&](const auto &each) { return each == std::to_string(portsOf(flow.l4()).second); }) &&
           any(filter.destination_fqdn(), [&](const auto &each) {
               return std::any_of(flow.destination_names().begin(), flow.destination_names().end(),
                                  [&](const auto &name) { return matchesGlob(each, name); });
           });
}

bool isEvent(const ::flow::EventTypeFilter &wanted, const ::flow::CiliumEventType &event)
{
    return wanted.type() == event.type() && (!wanted.match_sub_type() || wanted.sub_type() == event.sub_type());
}

bool asksName(const std::string &expression, const ::flow::Flow &flow)
{
    try {
        return std::regex_search(flow.l7().dns().query(), std::regex(expression));
    } catch (const std::regex_error &) {
        return false;
    }
}

} // namespace

bool isMeant(const ::flow::FlowFilter &filter, const ::flow::Flow &flow)
{
    return isSource(filter, flow) && isDestination(filter, flow) &&
           any(filter.uuid(), [&](const auto &each) { return each == flow.uuid(); }) &&
           any(filter.verdict(), [&](auto each) { return each == flow.verdict(); }) &&
           any(filter.drop_reason_desc(), [&](auto each) { return each == flow.drop_reason_desc(); }) &&
           any(filter.event_type(), [&](const auto &each) { return isEvent(each, flow.event_type()); }) &&
           any(filter.protocol(), [&](const auto &each) { return speaks(each, flow); }) &&
           any(filter.traffic_direction(), [&](auto each) { return each == flow.traffic_direction(); }) &&
           any(filter.reply(), [&](bool each) { return flow.has_is_reply() && each == flow.is_reply().value(); }) &&
           any(filter.ip_version(), [&](auto each) { return each == flow.ip().ipversion(); }) &&
           any(filter.tcp_flags(),
               [&](const auto &each) { return flow.l4().has_tcp() && hasFlags(each, flow.l4().tcp().flags()); }) &&
           any(filter.dns_query(), [&](const auto &each) { return flow.l7().has_dns() && asksName(each, flow); }) &&
           any(filter.node_name(),
               [&](const auto &each) { return matchesGlob(each.substr(each.find('/') + 1), flow.node_name()); });
}

std::optional<std::string> unservedField(const ::flow::FlowFilter &filter)
{
    static const char *const served[] = {"source_pod",
                                         "source_ip",
                                         "source_label",
                                         "source_identity",
                                         "source_port",
                                         "source_fqdn",
                                         "destination_pod",
                                         "destination_ip",
                                         "destination_label",
                                         "destination_identity",
                                         "destination_port",
                                         "destination_fqdn",
                                         "uuid",
                                         "verdict",
                                         "drop_reason_desc",
                                         "event_type",
                                         "protocol",
                                         "traffic_direction",
                                         "reply",
                                         "ip_version",
                                         "tcp_flags",
                                         "dns_query",
                                         "node_name"};
    std::vector<const google::protobuf::FieldDescriptor *> set;
    ::flow::FlowFilter::GetReflection()->ListFields(filter, &set);
    for (const auto *field : set) {
        if (std::find(std::begin(served), std::end(served), field->name()) == std::end(served))
            return field->name();
    }
    return std::nullopt;
}

} // namespace liteboxd::demo
