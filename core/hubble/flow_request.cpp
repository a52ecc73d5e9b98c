// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hubble/flow_request.h"

#include "core/hubble/stream_event.h"

#include <observer/observer.pb.h>

namespace liteboxd::hubble {

namespace {

using Strings = google::protobuf::RepeatedPtrField<std::string>;

/// What flows::Flow is made of, and what the compact line of `hubble observe` shows beside it. Names that are left out
/// come back empty, even where the agent knows them.
constexpr const char *shownFields[] = {"time",
                                       "uuid",
                                       "verdict",
                                       "auth_type",
                                       "ethernet",
                                       "IP",
                                       "l4",
                                       "source",
                                       "destination",
                                       "Type",
                                       "node_name",
                                       "node_labels",
                                       "source_names",
                                       "destination_names",
                                       "l7",
                                       "event_type",
                                       "source_service",
                                       "destination_service",
                                       "traffic_direction",
                                       "policy_match_type",
                                       "trace_observation_point",
                                       "trace_reason",
                                       "drop_reason_desc",
                                       "is_reply",
                                       "debug_capture_point",
                                       "interface",
                                       "proxy_port",
                                       "trace_context",
                                       "sock_xlate_point",
                                       "Summary",
                                       "egress_allowed_by",
                                       "ingress_allowed_by",
                                       "egress_denied_by",
                                       "ingress_denied_by",
                                       "policy_log"};

void copy(const QStringList &from, Strings &to)
{
    for (const QString &each : from)
        to.Add(each.toStdString());
}

template<class Number>
void copyNumbers(const QList<Number> &from, Strings &to)
{
    for (const Number each : from)
        to.Add(std::to_string(each));
}

template<class Number>
void copyNumbers(const QList<Number> &from, google::protobuf::RepeatedField<Number> &to)
{
    to.Add(from.cbegin(), from.cend());
}

template<class Enum>
void copyEnums(const QList<Enum> &from, google::protobuf::RepeatedField<int> &to)
{
    for (const Enum each : from)
        to.Add(static_cast<int>(each));
}

void copyWorkloads(const QList<flows::Workload> &from, google::protobuf::RepeatedPtrField<::flow::Workload> &to)
{
    for (const flows::Workload &each : from) {
        ::flow::Workload *const workload = to.Add();
        workload->set_name(each.name.toStdString());
        workload->set_kind(each.kind.toStdString());
    }
}

void setSource(const flows::EndFilter &from, ::flow::FlowFilter &to)
{
    copy(from.pods, *to.mutable_source_pod());
    copy(from.services, *to.mutable_source_service());
    copy(from.fqdns, *to.mutable_source_fqdn());
    copy(from.addresses, *to.mutable_source_ip());
    copy(from.translated, *to.mutable_source_ip_xlated());
    copy(from.labels, *to.mutable_source_label());
    copy(from.clusters, *to.mutable_source_cluster_name());
    copyWorkloads(from.workloads, *to.mutable_source_workload());
    copyNumbers(from.identities, *to.mutable_source_identity());
    copyNumbers(from.ports, *to.mutable_source_port());
}

void setDestination(const flows::EndFilter &from, ::flow::FlowFilter &to)
{
    copy(from.pods, *to.mutable_destination_pod());
    copy(from.services, *to.mutable_destination_service());
    copy(from.fqdns, *to.mutable_destination_fqdn());
    copy(from.addresses, *to.mutable_destination_ip());
    copy(from.labels, *to.mutable_destination_label());
    copy(from.clusters, *to.mutable_destination_cluster_name());
    copyWorkloads(from.workloads, *to.mutable_destination_workload());
    copyNumbers(from.identities, *to.mutable_destination_identity());
    copyNumbers(from.ports, *to.mutable_destination_port());
}

void setFlags(std::uint16_t bits, ::flow::TCPFlags &flags)
{
    flags.set_fin((bits & flows::TcpFin) != 0);
    flags.set_syn((bits & flows::TcpSyn) != 0);
    flags.set_rst((bits & flows::TcpRst) != 0);
    flags.set_psh((bits & flows::TcpPsh) != 0);
    flags.set_ack((bits & flows::TcpAck) != 0);
    flags.set_urg((bits & flows::TcpUrg) != 0);
    flags.set_ece((bits & flows::TcpEce) != 0);
    flags.set_cwr((bits & flows::TcpCwr) != 0);
    flags.set_ns((bits & flows::TcpNs) != 0);
}

void setEvents(const flows::FlowFilter &from, ::flow::FlowFilter &to)
{
    for (const flows::EventTypeFilter &each : from.eventTypes) {
        ::flow::EventTypeFilter *const type = to.add_event_type();
        type->set_type(static_cast<int>(each.type));
        type->set_match_sub_type(each.subType.has_value());
        type->set_sub_type(each.subType.value_or(0));
    }
    for (const std::uint16_t bits : from.tcpFlags)
        setFlags(bits, *to.add_tcp_flags());
    for (const std::uint32_t version : from.ipVersions)
        to.add_ip_version(version == 4 ? ::flow::IPv4 : version == 6 ? ::flow::IPv6 : ::flow::IP_NOT_USED);
}

} // namespace

::flow::FlowFilter filterMessage(const flows::FlowFilter &filter)
{
    ::flow::FlowFilter made;
    setSource(filter.source, made);
    setDestination(filter.destination, made);
    setEvents(filter, made);
    copy(filter.uuids, *made.mutable_uuid());
    copyEnums(filter.verdicts, *made.mutable_verdict());
    for (const std::uint32_t reason : filter.dropReasons)
        made.add_drop_reason_desc(static_cast<::flow::DropReason>(reason));
    copy(filter.protocols, *made.mutable_protocol());
    copyEnums(filter.directions, *made.mutable_traffic_direction());
    for (const bool reply : filter.replies)
        made.add_reply(reply);
    copy(filter.dnsQueries, *made.mutable_dns_query());
    copy(filter.httpMethods, *made.mutable_http_method());
    copy(filter.httpPaths, *made.mutable_http_path());
    copy(filter.httpUrls, *made.mutable_http_url());
    copy(filter.httpStatus, *made.mutable_http_status_code());
    copy(filter.nodes, *made.mutable_node_name());
    copy(filter.nodeLabels, *made.mutable_node_labels());
    copy(filter.traceIds, *made.mutable_trace_id());
    for (const QString &each : filter.httpHeaders) {
        ::flow::HTTPHeader *const header = made.add_http_header();
        header->set_key(each.section(QLatin1Char(':'), 0, 0).toStdString());
        header->set_value(each.section(QLatin1Char(':'), 1).toStdString());
    }
    for (const QString &each : filter.interfaces)
        made.add_interface()->set_name(each.toStdString());
    if (!filter.expressions.isEmpty())
        copy(filter.expressions, *made.mutable_experimental()->mutable_cel_expression());
    return made;
}

observer::GetFlowsRequest requestFor(const flows::FlowQuery &query, FlowFields fields)
{
    observer::GetFlowsRequest request;
    for (const flows::FlowFilter &each : query.allow)
        *request.add_whitelist() = filterMessage(each);
    for (const flows::FlowFilter &each : query.deny)
        *request.add_blacklist() = filterMessage(each);
    request.set_follow(query.follow);
    request.set_first(query.first.has_value());
    request.set_number(query.first ? *query.first : query.last.value_or(0));
    if (query.since)
        setTimestamp(*query.since, *request.mutable_since());
    if (query.until && !query.follow)
        setTimestamp(*query.until, *request.mutable_until());
    if (fields == FlowFields::Shown) {
        for (const char *const each : shownFields)
            request.mutable_field_mask()->add_paths(each);
    }
    return request;
}

} // namespace liteboxd::hubble
