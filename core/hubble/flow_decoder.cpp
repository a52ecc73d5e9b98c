// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hubble/flow_decoder.h"

#include <flow/flow.pb.h>

#include <limits>

namespace liteboxd::hubble {

namespace {

constexpr qsizetype mostKept = 8192; ///< entries of a table; then it begins anew
constexpr std::size_t longestKept = 256;

std::uint16_t portOf(std::uint32_t number)
{
    return number <= std::numeric_limits<std::uint16_t>::max() ? static_cast<std::uint16_t>(number) : std::uint16_t{0};
}

std::uint16_t bitsOf(const ::flow::TCPFlags &flags)
{
    const std::pair<bool, flows::TcpFlag> table[] = {
        {flags.fin(), flows::TcpFin}, {flags.syn(), flows::TcpSyn}, {flags.rst(), flows::TcpRst},
        {flags.psh(), flows::TcpPsh}, {flags.ack(), flows::TcpAck}, {flags.urg(), flows::TcpUrg},
        {flags.ece(), flows::TcpEce}, {flags.cwr(), flows::TcpCwr}, {flags.ns(), flows::TcpNs}};
    unsigned bits = 0;
    for (const auto &[isSet, bit] : table)
        bits |= isSet ? static_cast<unsigned>(bit) : 0U;
    return static_cast<std::uint16_t>(bits);
}

/// Deprecated in the API, and what `hubble observe` ends its lines with all the same.
const std::string &summaryOf(const ::flow::Flow &message)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
    return message.summary();
#pragma GCC diagnostic pop
}

std::uint32_t versionOf(::flow::IPVersion version)
{
    return version == ::flow::IPv4 ? 4U : version == ::flow::IPv6 ? 6U : 0U;
}

std::chrono::system_clock::time_point timeOf(const google::protobuf::Timestamp &time)
{
    using std::chrono::system_clock;
    return system_clock::time_point(std::chrono::duration_cast<system_clock::duration>(
        std::chrono::seconds(time.seconds()) + std::chrono::nanoseconds(time.nanos())));
}

} // namespace

QString FlowDecoder::text(const std::string &utf8)
{
    if (utf8.empty())
        return {};
    if (utf8.size() > longestKept)
        return QString::fromStdString(utf8);
    const auto key = QByteArray::fromRawData(utf8.data(), static_cast<qsizetype>(utf8.size()));
    if (const auto kept = m_texts.constFind(key); kept != m_texts.cend())
        return *kept;
    if (m_texts.size() >= mostKept)
        m_texts.clear();
    return *m_texts.insert(QByteArray(utf8.data(), static_cast<qsizetype>(utf8.size())), QString::fromStdString(utf8));
}

template<class Strings>
QStringList FlowDecoder::list(const Strings &strings)
{
    if (strings.empty())
        return {};
    QByteArray key;
    for (const std::string &each : strings)
        key.append(each.data(), static_cast<qsizetype>(each.size())).append('\0');
    if (const auto kept = m_lists.constFind(key); kept != m_lists.cend())
        return *kept;
    QStringList made;
    made.reserve(static_cast<qsizetype>(strings.size()));
    for (const std::string &each : strings)
        made << text(each);
    if (m_lists.size() >= mostKept)
        m_lists.clear();
    return *m_lists.insert(key, made);
}

void FlowDecoder::readPeer(const ::flow::Endpoint &endpoint, flows::FlowPeer &peer)
{
    peer.endpointId = endpoint.id();
    peer.identity = endpoint.identity();
    peer.clusterName = text(endpoint.cluster_name());
    peer.nameSpace = text(endpoint.namespace_());
    peer.pod = text(endpoint.pod_name());
    peer.labels = list(endpoint.labels());
    for (const ::flow::Workload &each : endpoint.workloads())
        peer.workloads.append({text(each.name()), text(each.kind())});
}

void FlowDecoder::readEnds(const ::flow::Flow &message, flows::Flow &made)
{
    readPeer(message.source(), made.source);
    readPeer(message.destination(), made.destination);
    made.source.address = text(message.ip().source());
    made.source.translated = text(message.ip().source_xlated());
    made.destination.address = text(message.ip().destination());
    made.ipVersion = versionOf(message.ip().ipversion());
    made.source.names = list(message.source_names());
    made.destination.names = list(message.destination_names());
    made.source.serviceName = text(message.source_service().name());
    made.source.serviceNamespace = text(message.source_service().namespace_());
    made.destination.serviceName = text(message.destination_service().name());
    made.destination.serviceNamespace = text(message.destination_service().namespace_());
}

void FlowDecoder::readLayer4(const ::flow::Flow &message, flows::Flow &made)
{
    const ::flow::Layer4 &layer = message.l4();
    const auto setPorts = [&made](flows::Protocol protocol, const auto &ports) {
        made.protocol = protocol;
        made.source.port = portOf(ports.source_port());
        made.destination.port = portOf(ports.destination_port());
    };
    const auto setIcmp = [&made](flows::Protocol protocol, const auto &icmp) {
        made.protocol = protocol;
        made.icmpType = icmp.type();
        made.icmpCode = icmp.code();
    };
    switch (layer.protocol_case()) {
    case ::flow::Layer4::kTCP:
        made.tcpFlags = bitsOf(layer.tcp().flags());
        return setPorts(flows::Protocol::Tcp, layer.tcp());
    case ::flow::Layer4::kUDP:
        return setPorts(flows::Protocol::Udp, layer.udp());
    case ::flow::Layer4::kSCTP:
        return setPorts(flows::Protocol::Sctp, layer.sctp());
    case ::flow::Layer4::kICMPv4:
        return setIcmp(flows::Protocol::Icmp, layer.icmpv4());
    case ::flow::Layer4::kICMPv6:
        return setIcmp(flows::Protocol::Icmp6, layer.icmpv6());
    case ::flow::Layer4::PROTOCOL_NOT_SET:
        return;
    }
}

flows::DnsRecord FlowDecoder::dns(const ::flow::DNS &record)
{
    return {text(record.query()),  list(record.qtypes()),  record.rcode(), list(record.ips()),
            list(record.cnames()), list(record.rrtypes()), record.ttl(),   text(record.observation_source())};
}

flows::HttpRecord FlowDecoder::http(const ::flow::HTTP &record)
{
    flows::HttpRecord made{text(record.method()), QString::fromStdString(record.url()), record.code(),
                           text(record.protocol())};
    for (const ::flow::HTTPHeader &each : record.headers())
        made.headers << QString::fromStdString(each.key() + ':' + each.value());
    return made;
}

template<class Policies>
QList<flows::FlowPolicy> FlowDecoder::policies(const Policies &policies)
{
    QList<flows::FlowPolicy> made;
    for (const ::flow::Policy &each : policies)
        made.append(
            {text(each.kind()), text(each.namespace_()), text(each.name()), list(each.labels()), each.revision()});
    return made;
}

void FlowDecoder::readPolicies(const ::flow::Flow &message, flows::Flow &made)
{
    made.egressAllowedBy = policies(message.egress_allowed_by());
    made.ingressAllowedBy = policies(message.ingress_allowed_by());
    made.egressDeniedBy = policies(message.egress_denied_by());
    made.ingressDeniedBy = policies(message.ingress_denied_by());
    made.policyLog = list(message.policy_log());
    made.policyMatchType = message.policy_match_type();
    made.authType = static_cast<std::uint32_t>(message.auth_type());
}

void FlowDecoder::readEvent(const ::flow::Flow &message, flows::Flow &made)
{
    made.type = static_cast<flows::FlowType>(message.type());
    made.event = static_cast<flows::EventType>(message.event_type().type());
    made.eventSubType = message.event_type().sub_type();
    made.direction = static_cast<flows::TrafficDirection>(message.traffic_direction());
    made.node = text(message.node_name());
    made.nodeLabels = list(message.node_labels());
    made.tracePoint = static_cast<std::uint32_t>(message.trace_observation_point());
    made.traceReason = static_cast<std::uint32_t>(message.trace_reason());
    made.proxyPort = message.proxy_port();
    made.interfaceName = text(message.interface().name());
    made.interfaceIndex = message.interface().index();
    made.traceId = QString::fromStdString(message.trace_context().parent().trace_id());
    if (!message.has_l7())
        return;
    flows::Layer7 layer;
    layer.type = static_cast<flows::Layer7Type>(message.l7().type());
    layer.latency = std::chrono::nanoseconds(message.l7().latency_ns());
    if (message.l7().has_dns())
        layer.dns = dns(message.l7().dns());
    if (message.l7().has_http())
        layer.http = http(message.l7().http());
    made.layer7 = std::move(layer);
}

flows::Flow FlowDecoder::decode(const ::flow::Flow &message)
{
    flows::Flow made;
    made.time = timeOf(message.time());
    made.uuid = QString::fromStdString(message.uuid());
    made.verdict = static_cast<flows::Verdict>(message.verdict());
    made.dropReason = static_cast<std::uint32_t>(message.drop_reason_desc());
    if (message.has_is_reply())
        made.reply = message.is_reply().value();
    readEnds(message, made);
    readLayer4(message, made);
    readEvent(message, made);
    readPolicies(message, made);
    made.summary = QString::fromStdString(summaryOf(message));
    made.raw.resize(static_cast<qsizetype>(message.ByteSizeLong()));
    message.SerializeToArray(made.raw.data(), static_cast<int>(made.raw.size()));
    return made;
}

} // namespace liteboxd::hubble
