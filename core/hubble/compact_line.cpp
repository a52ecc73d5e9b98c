// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hubble/compact_line.h"

#include "core/hubble/drop_text.h"

#include <flow/flow.pb.h>

#include <QDateTime>
#include <QTimeZone>

#include <algorithm>
#include <cctype>

namespace liteboxd::hubble {

namespace {

/// The name that flow.proto gives a number, or the number.
template<class Enum>
std::string enumText(Enum value, const std::string &(*nameOf)(Enum))
{
    const std::string &name = nameOf(value);
    return name.empty() ? std::to_string(static_cast<int>(value)) : name;
}

/// "Jan  2 15:04:05.000", Go's time.StampMilli.
std::string timeText(const google::protobuf::Timestamp &time)
{
    constexpr const char *months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                      "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const QDateTime at =
        QDateTime::fromMSecsSinceEpoch(time.seconds() * 1000 + time.nanos() / 1'000'000, QTimeZone::utc());
    if (!at.isValid() || at.date().month() < 1)
        return "N/A";
    return QString::asprintf("%s %2d %02d:%02d:%02d.%03d", months[at.date().month() - 1], at.date().day(),
                             at.time().hour(), at.time().minute(), at.time().second(), at.time().msec())
        .toStdString();
}

struct Ports
{
    std::uint32_t source = 0;
    std::uint32_t destination = 0;
};

Ports portsOf(const ::flow::Layer4 &layer)
{
    switch (layer.protocol_case()) {
    case ::flow::Layer4::kTCP:
        return {layer.tcp().source_port(), layer.tcp().destination_port()};
    case ::flow::Layer4::kUDP:
        return {layer.udp().source_port(), layer.udp().destination_port()};
    case ::flow::Layer4::kSCTP:
        return {layer.sctp().source_port(), layer.sctp().destination_port()};
    default:
        return {};
    }
}

/// One end, with all that a name for it may come from.
struct End
{
    std::string address;
    std::uint32_t port = 0;
    std::string nameSpace;
    std::string pod;
    std::string service;
    std::string names;
};

std::string joined(const google::protobuf::RepeatedPtrField<std::string> &names)
{
    std::string all;
    for (const std::string &each : names)
        all += (all.empty() ? "" : ",") + each;
    return all;
}

std::string pathOf(const std::string &nameSpace, const std::string &name)
{
    return nameSpace.empty() ? name : nameSpace + '/' + name;
}

std::string hostText(const End &end, const CompactStyle &style)
{
    std::string host = end.address;
    if (style.translatesAddresses) {
        if (!end.pod.empty())
            host = pathOf(end.nameSpace, end.pod);
        else if (!end.service.empty())
            host = pathOf(end.nameSpace, end.service);
        else if (!end.names.empty())
            host = end.names;
    }
    if (end.port == 0)
        return host;
    const bool hasColon = host.find(':') != std::string::npos;
    return (hasColon ? '[' + host + ']' : host) + ':' + std::to_string(end.port);
}

std::pair<std::string, std::string> hostsOf(const ::flow::Flow &message, const CompactStyle &style)
{
    if (!message.has_ip())
        return {message.ethernet().source(), message.ethernet().destination()};
    const Ports ports = portsOf(message.l4());
    const auto endOf = [](const std::string &address, std::uint32_t port, const ::flow::Endpoint &endpoint,
                          bool hasService, const ::flow::Service &service, const auto &names) {
        return End{address,
                   port,
                   hasService ? service.namespace_() : endpoint.namespace_(),
                   endpoint.pod_name(),
                   service.name(),
                   joined(names)};
    };
    return {
        hostText(endOf(message.ip().source(), ports.source, message.source(), message.has_source_service(),
                       message.source_service(), message.source_names()),
                 style),
        hostText(endOf(message.ip().destination(), ports.destination, message.destination(),
                       message.has_destination_service(), message.destination_service(), message.destination_names()),
                 style)};
}

/// Source: pkg/identity/numericidentity.go.
std::string identityText(std::uint32_t identity)
{
    constexpr const char *reserved[] = {"unknown",     "host",           "world",   "unmanaged",  "health",    "init",
                                        "remote-node", "kube-apiserver", "ingress", "world-ipv4", "world-ipv6"};
    if (identity < std::size(reserved))
        return std::string("(") + reserved[identity] + ')';
    return "(ID:" + std::to_string(identity) + ')';
}

std::string pointText(std::uint8_t point)
{
    constexpr const char *points[] = {"to-endpoint",   "to-proxy",   "to-host",     "to-stack",   "to-overlay",
                                      "from-endpoint", "from-proxy", "from-host",   "from-stack", "from-overlay",
                                      "from-network",  "to-network", "from-crypto", "to-crypto"};
    return point < std::size(points) ? points[point] : std::to_string(point);
}

std::string matchText(std::uint32_t match)
{
    constexpr const char *matches[] = {"none", "L3-Only", "L3-L4", "L4-Only", "all", "L3-Proto", "Proto-Only"};
    return match < std::size(matches) ? matches[match] : "unknown";
}

std::string socketText(::flow::SocketTranslationPoint point)
{
    switch (point) {
    case ::flow::SOCK_XLATE_POINT_POST_DIRECTION_FWD:
        return "post-xlate-fwd";
    case ::flow::SOCK_XLATE_POINT_POST_DIRECTION_REV:
        return "post-xlate-rev";
    case ::flow::SOCK_XLATE_POINT_PRE_DIRECTION_FWD:
        return "pre-xlate-fwd";
    case ::flow::SOCK_XLATE_POINT_PRE_DIRECTION_REV:
        return "pre-xlate-rev";
    default:
        return enumText(point, ::flow::SocketTranslationPoint_Name);
    }
}

std::string layer7Text(const ::flow::Layer7 &layer)
{
    std::string type = enumText(layer.type(), ::flow::L7FlowType_Name);
    std::transform(type.begin(), type.end(), type.begin(), [](unsigned char c) { return std::tolower(c); });
    switch (layer.record_case()) {
    case ::flow::Layer7::kHttp:
        return "http-" + type;
    case ::flow::Layer7::kDns:
        return "dns-" + type + ' ' + layer.dns().observation_source();
    case ::flow::Layer7::kKafka:
        return "kafka-" + type;
    case ::flow::Layer7::RECORD_NOT_SET:
        return "l7-" + type;
    }
    return {};
}

std::string typeText(const ::flow::Flow &message)
{
    if (message.has_l7())
        return layer7Text(message.l7());
    const auto subType = static_cast<std::uint8_t>(message.event_type().sub_type());
    switch (static_cast<flows::EventType>(message.event_type().type())) {
    case flows::EventType::Trace:
        return pointText(subType);
    case flows::EventType::Drop:
        return dropText(subType);
    case flows::EventType::PolicyVerdict:
        return "policy-verdict:" + matchText(message.policy_match_type()) + ' ' +
               enumText(message.traffic_direction(), ::flow::TrafficDirection_Name);
    case flows::EventType::Capture:
        return enumText(message.debug_capture_point(), ::flow::DebugCapturePoint_Name);
    case flows::EventType::TraceSock:
        return socketText(message.sock_xlate_point());
    default:
        return "UNKNOWN";
    }
}

std::string policyNames(const google::protobuf::RepeatedPtrField<::flow::Policy> &policies)
{
    std::string text;
    for (const ::flow::Policy &each : policies) {
        if (!each.kind().empty() && !each.name().empty())
            text += (text.empty() ? " BY " : ", ") + each.name() + " (" + each.kind() + ')';
    }
    return text;
}

std::string verdictText(const ::flow::Flow &message, const CompactStyle &style)
{
    const bool isPolicy = static_cast<flows::EventType>(message.event_type().type()) == flows::EventType::PolicyVerdict;
    const bool names = isPolicy && style.showsPolicies;
    const auto direction = message.traffic_direction();
    switch (message.verdict()) {
    case ::flow::FORWARDED:
    case ::flow::REDIRECTED:
        if (!isPolicy)
            break;
        if (names && direction == ::flow::EGRESS)
            return "ALLOWED" + policyNames(message.egress_allowed_by());
        if (names && direction == ::flow::INGRESS)
            return "ALLOWED" + policyNames(message.ingress_allowed_by());
        return "ALLOWED";
    case ::flow::DROPPED:
    case ::flow::ERROR:
        if (!isPolicy)
            break;
        if (names && direction == ::flow::EGRESS)
            return "DENIED" + policyNames(message.egress_denied_by());
        if (names && direction == ::flow::INGRESS)
            return "DENIED" + policyNames(message.ingress_denied_by());
        return "DENIED";
    case ::flow::AUDIT:
        if (isPolicy)
            return "AUDITED";
        break;
    default:
        break;
    }
    return enumText(message.verdict(), ::flow::Verdict_Name);
}

std::string summaryText(const ::flow::Flow &message)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
    const std::string &summary = message.summary();
#pragma GCC diagnostic pop
    if (message.auth_type() == ::flow::DISABLED)
        return summary;
    return summary + "; Auth: " + enumText(message.auth_type(), ::flow::AuthType_Name);
}

/// As Hubble's printer does it for a terminal, and the other control characters too: what is in a line came from a
/// sandbox.
QByteArray printable(const std::string &text)
{
    QByteArray made;
    for (const char each : text) {
        if (each == '\x1b')
            made += "^[";
        else if (each == '\r')
            made += "\\r";
        else if (static_cast<unsigned char>(each) < 0x20 || each == '\x7f')
            made += ' ';
        else
            made += each;
    }
    return made;
}

} // namespace

QByteArray compactLine(const flows::Flow &flow, const CompactStyle &style)
{
    ::flow::Flow message;
    if (flow.raw.isEmpty() || !message.ParseFromArray(flow.raw.data(), static_cast<int>(flow.raw.size())))
        return {};
    auto [source, destination] = hostsOf(message, style);
    std::string sourceIdentity = identityText(message.source().identity());
    std::string destinationIdentity = identityText(message.destination().identity());
    std::string arrow = "->";
    if (!message.has_is_reply()) {
        arrow = "<>";
    } else if (message.is_reply().value()) {
        std::swap(source, destination);
        std::swap(sourceIdentity, destinationIdentity);
        arrow = "<-";
    }
    const std::string node = style.showsNode ? " [" + message.node_name() + ']' : std::string();
    const std::string line = timeText(message.time()) + node + ": " + source + ' ' + sourceIdentity + ' ' + arrow +
                             ' ' + destination + ' ' + destinationIdentity + ' ' + typeText(message) + ' ' +
                             verdictText(message, style) + " (" + summaryText(message) + ')';
    return printable(line) + '\n';
}

QByteArray compactLine(const flows::FlowGap &gap)
{
    std::string source;
    switch (gap.cause) {
    case flows::GapCause::Disconnected:
        source = "DISCONNECTED";
        break;
    case flows::GapCause::Unread:
        source = "UNREAD";
        break;
    default:
        source = enumText(static_cast<::flow::LostEventSource>(gap.cause), ::flow::LostEventSource_Name);
    }
    return printable("EVENTS LOST: " + source + " CPU(0) " + std::to_string(gap.lost)) + '\n';
}

} // namespace liteboxd::hubble
