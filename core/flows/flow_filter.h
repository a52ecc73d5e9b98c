// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/flow.h"

#include <QList>
#include <QStringList>

#include <chrono>
#include <cstdint>
#include <optional>

namespace liteboxd::flows {

/// What a FlowFilter says of one end. Entries of a list are alternatives, lists that are not empty must all hold.
struct EndFilter
{
    QStringList pods;          ///< "ns/prefix", "prefix", "ns/"
    QStringList services;      ///< as pods
    QStringList fqdns;         ///< names with * for any text
    QStringList addresses;     ///< "10.0.0.1", "10.0.0.0/8"
    QStringList labels;        ///< selectors of Kubernetes; keys may have a source, "k8s:app"
    QList<Workload> workloads; ///< an empty name or kind is any
    QList<std::uint32_t> identities;
    QList<std::uint16_t> ports;
    QStringList clusters;
    QStringList translated; ///< as addresses; of the source only

    bool operator==(const EndFilter &) const = default;
};

/// One entry of --type.
struct EventTypeFilter
{
    EventType type = EventType::Unknown;
    std::optional<std::int32_t> subType{};

    bool operator==(const EventTypeFilter &) const = default;
};

/// flow.FlowFilter: the fields of one must all hold. What is empty is not asked.
struct FlowFilter
{
    EndFilter source;
    EndFilter destination;
    QStringList uuids;
    QList<Verdict> verdicts;
    QList<std::uint32_t> dropReasons;
    QList<EventTypeFilter> eventTypes;
    QStringList protocols; ///< "tcp", "udp", "icmp", "icmpv4", "icmpv6", "sctp", "dns", "http", "kafka"
    QList<TrafficDirection> directions;
    QList<bool> replies;
    QStringList dnsQueries; ///< regular expressions
    QStringList httpMethods;
    QStringList httpPaths;         ///< regular expressions
    QStringList httpUrls;          ///< regular expressions
    QStringList httpStatus;        ///< "404", "4+"
    QList<std::uint16_t> tcpFlags; ///< sets of TcpFlag: a flow has all of one set
    QList<std::uint32_t> ipVersions;
    QStringList nodes;      ///< "cluster/name" with * for any text
    QStringList nodeLabels; ///< as EndFilter::labels
    QStringList traceIds;
    QStringList httpHeaders; ///< "name:value", both as they are
    QStringList interfaces;  ///< names
    QStringList expressions; ///< CEL: only Hubble evaluates it

    bool operator==(const FlowFilter &) const = default;
};

/// What is asked of Hubble, or of recorded flows: those that one of `allow` takes (all, if it is empty) and none of
/// `deny`.
struct FlowQuery
{
    QList<FlowFilter> allow;
    QList<FlowFilter> deny;
    std::optional<std::chrono::system_clock::time_point> since{};
    std::optional<std::chrono::system_clock::time_point> until{};
    std::optional<std::uint64_t> first{}; ///< the oldest ones; excludes follow
    std::optional<std::uint64_t> last{};  ///< the newest ones; Hubble looks at neither since nor until then
    bool follow = false;

    bool operator==(const FlowQuery &) const = default;
};

} // namespace liteboxd::flows
