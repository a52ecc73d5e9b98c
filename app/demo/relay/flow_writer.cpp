// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/demo/relay/flow_writer.h"

#include <flow/flow.pb.h>

#include <QUuid>

#include <chrono>

namespace liteboxd::demo {

using policy::explain::Direction;
using policy::explain::Outcome;
using policy::explain::Verdict;

namespace {

// pkg/monitor/api of Cilium 1.18.6: MessageType…, Trace…
constexpr int dropEvent = 1;
constexpr int traceEvent = 4;
constexpr int verdictEvent = 5;
constexpr int accessLogEvent = 129;

// Bytes on the wire, made up: a SYN; a request and its answer; what a question's packets have besides its name.
constexpr std::int64_t synLength = 60;
constexpr std::int64_t requestLength = 700;
constexpr std::int64_t answerLength = 24'000;   ///< of the world: a download
constexpr std::int64_t shortAnswerLength = 300; ///< of a pod
constexpr std::int64_t questionLength = 46;
constexpr int toEndpoint = 0;
constexpr int toNetwork = 11;

void setEnd(const TrafficEnd &end, ::flow::Endpoint &endpoint)
{
    endpoint.set_id(end.pod.empty() ? 0 : end.identity % 4096 + 1);
    endpoint.set_identity(end.identity);
    endpoint.set_cluster_name(end.pod.empty() ? "" : "default");
    endpoint.set_namespace_(end.nameSpace);
    endpoint.set_pod_name(end.pod);
    endpoint.mutable_labels()->Add(end.labels.begin(), end.labels.end());
}

template<class Layer>
void setPorts(Layer &layer, std::uint16_t source, std::uint16_t destination)
{
    layer.set_source_port(source);
    layer.set_destination_port(destination);
}

void setSummary(::flow::Flow &flow, const std::string &text)
{
#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wdeprecated-declarations"
    flow.set_summary(text);
#pragma GCC diagnostic pop
}

void setEvent(::flow::Flow &flow, int type, int subType)
{
    flow.mutable_event_type()->set_type(type);
    flow.mutable_event_type()->set_sub_type(subType);
}

void addPolicies(const Verdict &verdict, google::protobuf::RepeatedPtrField<::flow::Policy> &policies)
{
    std::vector<policy::explain::PolicyName> told;
    for (const policy::explain::DecidingRule &each : verdict.decidedBy) {
        if (std::find(told.begin(), told.end(), each.policy) != told.end())
            continue;
        told.push_back(each.policy);
        ::flow::Policy *const policy = policies.Add();
        policy->set_kind(each.policy.kind);
        policy->set_namespace_(each.policy.name.nameSpace);
        policy->set_name(each.policy.name.name);
        policy->set_revision(1);
    }
}

::flow::TrafficDirection directionOf(const Verdict &verdict)
{
    return verdict.direction == Direction::Egress ? ::flow::EGRESS : ::flow::INGRESS;
}

/// An explicit deny, or that nothing allowed it.
::flow::DropReason reasonOf(const Verdict &verdict)
{
    return verdict.decidedBy.empty() ? ::flow::POLICY_DENIED : ::flow::POLICY_DENY;
}

std::string joined(const std::vector<std::string> &texts)
{
    std::string all;
    for (const std::string &each : texts)
        all += (all.empty() ? "" : ",") + each;
    return all;
}

} // namespace

FlowWriter::FlowWriter(std::shared_ptr<FlowRing> ring)
    : m_ring(std::move(ring))
{}

std::unique_ptr<::flow::Flow> FlowWriter::begin(const Attempt &attempt, std::uint16_t clientPort, bool isReply)
{
    auto made = std::make_unique<::flow::Flow>();
    const TrafficEnd &source = isReply ? attempt.server : attempt.client;
    const TrafficEnd &destination = isReply ? attempt.client : attempt.server;
    const auto now = std::chrono::system_clock::now().time_since_epoch();
    made->mutable_time()->set_seconds(std::chrono::duration_cast<std::chrono::seconds>(now).count());
    made->mutable_time()->set_nanos(static_cast<int>(std::chrono::nanoseconds(now).count() % 1'000'000'000));
    made->set_uuid(QUuid::createUuid().toString(QUuid::WithoutBraces).toStdString());
    made->set_node_name(attempt.seenOn);
    made->mutable_ip()->set_source(source.address);
    made->mutable_ip()->set_destination(destination.address);
    made->mutable_ip()->set_ipversion(::flow::IPv4);
    setEnd(source, *made->mutable_source());
    setEnd(destination, *made->mutable_destination());
    made->mutable_source_names()->Add(source.names.begin(), source.names.end());
    made->mutable_destination_names()->Add(destination.names.begin(), destination.names.end());
    const std::uint16_t sourcePort = isReply ? attempt.port : clientPort;
    const std::uint16_t destinationPort = isReply ? clientPort : attempt.port;
    if (attempt.isUdp) {
        setPorts(*made->mutable_l4()->mutable_udp(), sourcePort, destinationPort);
        setSummary(*made, "UDP");
    } else {
        setPorts(*made->mutable_l4()->mutable_tcp(), sourcePort, destinationPort);
        made->mutable_l4()->mutable_tcp()->mutable_flags()->set_syn(true);
        made->mutable_l4()->mutable_tcp()->mutable_flags()->set_ack(isReply);
        setSummary(*made, isReply ? "TCP Flags: SYN, ACK" : "TCP Flags: SYN");
    }
    made->set_type(::flow::L3_L4);
    made->mutable_is_reply()->set_value(isReply);
    return made;
}

void FlowWriter::add(std::unique_ptr<::flow::Flow> made)
{
    m_ring->add(FlowRing::Entry(std::move(made)));
}

void FlowWriter::connect(const Attempt &tried, const Verdict &verdict)
{
    Attempt attempt = tried;
    attempt.seenOn = verdict.direction == Direction::Egress ? tried.client.node : tried.server.node;
    const auto clientPort = static_cast<std::uint16_t>(32'768 + m_random() % 28'000);
    auto decided = begin(attempt, clientPort, false);
    setEvent(*decided, verdictEvent, 0);
    decided->set_traffic_direction(directionOf(verdict));
    const bool isEgress = verdict.direction == Direction::Egress;
    const bool isThrough = verdict.outcome == Outcome::Allowed;
    const std::int64_t sent = isThrough ? requestLength : synLength;
    const std::int64_t answered = !isThrough ? 0 : attempt.server.pod.empty() ? answerLength : shortAnswerLength;
    m_meter.add({attempt.client.nameSpace, attempt.client.pod}, {sent, answered});
    if (isThrough)
        m_meter.add({attempt.server.nameSpace, attempt.server.pod}, {answered, sent});
    if (verdict.outcome != Outcome::Allowed) {
        if (!m_tellsDrops)
            return;
        decided->set_verdict(::flow::DROPPED);
        decided->set_drop_reason_desc(reasonOf(verdict));
        decided->mutable_is_reply()->set_value(false);
        addPolicies(verdict, isEgress ? *decided->mutable_egress_denied_by() : *decided->mutable_ingress_denied_by());
        auto dropped = begin(attempt, clientPort, false);
        setEvent(*dropped, dropEvent, static_cast<int>(reasonOf(verdict)));
        dropped->set_verdict(::flow::DROPPED);
        dropped->set_drop_reason_desc(reasonOf(verdict));
        dropped->set_traffic_direction(directionOf(verdict));
        dropped->clear_is_reply();
        add(std::move(decided));
        return add(std::move(dropped));
    }
    decided->set_verdict(::flow::FORWARDED);
    decided->set_policy_match_type(verdict.decidedBy.empty() ? 4 : 2);
    addPolicies(verdict, isEgress ? *decided->mutable_egress_allowed_by() : *decided->mutable_ingress_allowed_by());
    add(std::move(decided));
    for (const bool isReply : {false, true}) {
        auto packet = begin(attempt, clientPort, isReply);
        const bool toPod = isReply != isEgress ? !attempt.server.pod.empty() : true;
        setEvent(*packet, traceEvent, toPod ? toEndpoint : toNetwork);
        packet->set_trace_observation_point(toPod ? ::flow::TO_ENDPOINT : ::flow::TO_NETWORK);
        packet->set_trace_reason(isReply ? ::flow::REPLY : ::flow::NEW);
        packet->set_verdict(::flow::FORWARDED);
        packet->set_traffic_direction(isReply == isEgress ? ::flow::INGRESS : ::flow::EGRESS);
        add(std::move(packet));
    }
}

void FlowWriter::askName(const Attempt &tried, const NameQuestion &question)
{
    Attempt attempt = tried;
    attempt.seenOn = tried.client.node;
    const auto asked = questionLength + static_cast<std::int64_t>(question.name.size());
    const auto told = asked + 16 * static_cast<std::int64_t>(question.addresses.size());
    m_meter.add({attempt.client.nameSpace, attempt.client.pod}, {asked, told});
    m_meter.add({attempt.server.nameSpace, attempt.server.pod}, {told, asked});
    const auto clientPort = static_cast<std::uint16_t>(32'768 + m_random() % 28'000);
    for (const bool isReply : {false, true}) {
        auto message = begin(attempt, clientPort, isReply);
        setEvent(*message, accessLogEvent, 0);
        message->set_type(::flow::L7);
        message->set_verdict(isReply ? ::flow::FORWARDED : ::flow::REDIRECTED);
        message->set_traffic_direction(::flow::EGRESS);
        ::flow::Layer7 *const layer = message->mutable_l7();
        layer->set_type(isReply ? ::flow::RESPONSE : ::flow::REQUEST);
        ::flow::DNS *const dns = layer->mutable_dns();
        dns->set_query(question.name + '.');
        dns->add_qtypes(question.type);
        dns->set_observation_source("proxy");
        if (isReply) {
            layer->set_latency_ns(400'000 + m_random() % 900'000);
            dns->set_rcode(question.rcode);
            dns->mutable_ips()->Add(question.addresses.begin(), question.addresses.end());
            dns->set_ttl(question.addresses.empty() ? 0 : 30);
            if (!question.addresses.empty())
                dns->add_rrtypes(question.type);
            setSummary(*message, "DNS Answer \"" + joined(question.addresses) +
                                     "\" TTL: " + std::to_string(dns->ttl()) + " (Proxy " + question.name + ". " +
                                     question.type + ')');
        } else {
            setSummary(*message, "DNS Query " + question.name + ". " + question.type);
        }
        add(std::move(message));
    }
}

} // namespace liteboxd::demo
