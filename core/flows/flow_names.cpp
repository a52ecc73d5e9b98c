// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/flows/flow_names.h"

#include <algorithm>
#include <iterator>

namespace liteboxd::flows {

namespace {

struct Row
{
    int number;
    const char *name;
};

constexpr Row Verdicts[] = {{0, "VERDICT_UNKNOWN"}, {1, "FORWARDED"},  {2, "DROPPED"}, {3, "ERROR"},
                            {4, "AUDIT"},           {5, "REDIRECTED"}, {6, "TRACED"},  {7, "TRANSLATED"}};

constexpr Row Protocols[] = {{1, "ICMPv4"}, {6, "TCP"}, {17, "UDP"}, {58, "ICMPv6"}, {132, "SCTP"}};

constexpr Row TcpFlags[] = {{TcpFin, "FIN"}, {TcpSyn, "SYN"}, {TcpRst, "RST"}, {TcpPsh, "PSH"}, {TcpAck, "ACK"},
                            {TcpUrg, "URG"}, {TcpEce, "ECE"}, {TcpCwr, "CWR"}, {TcpNs, "NS"}};

constexpr Row EventTypes[] = {{1, "drop"},           {2, "debug"},      {3, "capture"}, {4, "trace"},
                              {5, "policy-verdict"}, {7, "trace-sock"}, {129, "l7"}};

constexpr Row Identities[] = {{1, "host"},       {2, "world"},       {3, "unmanaged"},         {4, "health"},
                              {5, "init"},       {6, "remote-node"}, {7, "kube-apiserver"},    {8, "ingress"},
                              {9, "world-ipv4"}, {10, "world-ipv6"}, {11, "encrypted-overlay"}};

constexpr Row DropReasons[] = {{0, "DROP_REASON_UNKNOWN"},
                               {130, "INVALID_SOURCE_MAC"},
                               {131, "INVALID_DESTINATION_MAC"},
                               {132, "INVALID_SOURCE_IP"},
                               {133, "POLICY_DENIED"},
                               {134, "INVALID_PACKET_DROPPED"},
                               {135, "CT_TRUNCATED_OR_INVALID_HEADER"},
                               {136, "CT_MISSING_TCP_ACK_FLAG"},
                               {137, "CT_UNKNOWN_L4_PROTOCOL"},
                               {138, "CT_CANNOT_CREATE_ENTRY_FROM_PACKET"},
                               {139, "UNSUPPORTED_L3_PROTOCOL"},
                               {140, "MISSED_TAIL_CALL"},
                               {141, "ERROR_WRITING_TO_PACKET"},
                               {142, "UNKNOWN_L4_PROTOCOL"},
                               {143, "UNKNOWN_ICMPV4_CODE"},
                               {144, "UNKNOWN_ICMPV4_TYPE"},
                               {145, "UNKNOWN_ICMPV6_CODE"},
                               {146, "UNKNOWN_ICMPV6_TYPE"},
                               {147, "ERROR_RETRIEVING_TUNNEL_KEY"},
                               {148, "ERROR_RETRIEVING_TUNNEL_OPTIONS"},
                               {149, "INVALID_GENEVE_OPTION"},
                               {150, "UNKNOWN_L3_TARGET_ADDRESS"},
                               {151, "STALE_OR_UNROUTABLE_IP"},
                               {152, "NO_MATCHING_LOCAL_CONTAINER_FOUND"},
                               {153, "ERROR_WHILE_CORRECTING_L3_CHECKSUM"},
                               {154, "ERROR_WHILE_CORRECTING_L4_CHECKSUM"},
                               {155, "CT_MAP_INSERTION_FAILED"},
                               {156, "INVALID_IPV6_EXTENSION_HEADER"},
                               {157, "IP_FRAGMENTATION_NOT_SUPPORTED"},
                               {158, "SERVICE_BACKEND_NOT_FOUND"},
                               {160, "NO_TUNNEL_OR_ENCAPSULATION_ENDPOINT"},
                               {161, "FAILED_TO_INSERT_INTO_PROXYMAP"},
                               {162, "REACHED_EDT_RATE_LIMITING_DROP_HORIZON"},
                               {163, "UNKNOWN_CONNECTION_TRACKING_STATE"},
                               {164, "LOCAL_HOST_IS_UNREACHABLE"},
                               {165, "NO_CONFIGURATION_AVAILABLE_TO_PERFORM_POLICY_DECISION"},
                               {166, "UNSUPPORTED_L2_PROTOCOL"},
                               {167, "NO_MAPPING_FOR_NAT_MASQUERADE"},
                               {168, "UNSUPPORTED_PROTOCOL_FOR_NAT_MASQUERADE"},
                               {169, "FIB_LOOKUP_FAILED"},
                               {170, "ENCAPSULATION_TRAFFIC_IS_PROHIBITED"},
                               {171, "INVALID_IDENTITY"},
                               {172, "UNKNOWN_SENDER"},
                               {173, "NAT_NOT_NEEDED"},
                               {174, "IS_A_CLUSTERIP"},
                               {175, "FIRST_LOGICAL_DATAGRAM_FRAGMENT_NOT_FOUND"},
                               {176, "FORBIDDEN_ICMPV6_MESSAGE"},
                               {177, "DENIED_BY_LB_SRC_RANGE_CHECK"},
                               {178, "SOCKET_LOOKUP_FAILED"},
                               {179, "SOCKET_ASSIGN_FAILED"},
                               {180, "PROXY_REDIRECTION_NOT_SUPPORTED_FOR_PROTOCOL"},
                               {181, "POLICY_DENY"},
                               {182, "VLAN_FILTERED"},
                               {183, "INVALID_VNI"},
                               {184, "INVALID_TC_BUFFER"},
                               {185, "NO_SID"},
                               {186, "MISSING_SRV6_STATE"},
                               {187, "NAT46"},
                               {188, "NAT64"},
                               {189, "AUTH_REQUIRED"},
                               {190, "CT_NO_MAP_FOUND"},
                               {191, "SNAT_NO_MAP_FOUND"},
                               {192, "INVALID_CLUSTER_ID"},
                               {193, "UNSUPPORTED_PROTOCOL_FOR_DSR_ENCAP"},
                               {194, "NO_EGRESS_GATEWAY"},
                               {195, "UNENCRYPTED_TRAFFIC"},
                               {196, "TTL_EXCEEDED"},
                               {197, "NO_NODE_ID"},
                               {198, "DROP_RATE_LIMITED"},
                               {199, "IGMP_HANDLED"},
                               {200, "IGMP_SUBSCRIBED"},
                               {201, "MULTICAST_HANDLED"},
                               {202, "DROP_HOST_NOT_READY"},
                               {203, "DROP_EP_NOT_READY"},
                               {204, "DROP_NO_EGRESS_IP"},
                               {205, "DROP_PUNT_PROXY"}};

template<std::size_t Count>
QString nameIn(const Row (&rows)[Count], int number)
{
    const auto found =
        std::find_if(std::begin(rows), std::end(rows), [&](const Row &row) { return row.number == number; });
    return found == std::end(rows) ? QString::number(number) : QString::fromLatin1(found->name);
}

template<std::size_t Count>
std::optional<int> numberIn(const Row (&rows)[Count], const QString &name)
{
    const auto found = std::find_if(std::begin(rows), std::end(rows), [&](const Row &row) {
        return name.compare(QLatin1String(row.name), Qt::CaseInsensitive) == 0;
    });
    if (found != std::end(rows))
        return found->number;
    bool isNumber = false;
    const int number = name.toInt(&isNumber);
    return isNumber && number >= 0 ? std::optional(number) : std::nullopt;
}

template<class Value, std::size_t Count>
std::optional<Value> valueIn(const Row (&rows)[Count], const QString &name)
{
    const auto number = numberIn(rows, name);
    return number ? std::optional(static_cast<Value>(*number)) : std::nullopt;
}

} // namespace

QString nameOf(Verdict verdict)
{
    return nameIn(Verdicts, static_cast<int>(verdict));
}

std::optional<Verdict> verdictOf(const QString &name)
{
    return valueIn<Verdict>(Verdicts, name);
}

QString dropReasonName(std::uint32_t number)
{
    return nameIn(DropReasons, static_cast<int>(number));
}

std::optional<std::uint32_t> dropReasonOf(const QString &name)
{
    return valueIn<std::uint32_t>(DropReasons, name);
}

QString nameOf(Protocol protocol)
{
    return protocol == Protocol::None ? QString() : nameIn(Protocols, static_cast<int>(protocol));
}

std::optional<Protocol> protocolOf(const QString &name)
{
    if (name.compare(QLatin1String("icmp"), Qt::CaseInsensitive) == 0)
        return Protocol::Icmp;
    return valueIn<Protocol>(Protocols, name);
}

QString nameOf(TrafficDirection direction)
{
    constexpr Row Directions[] = {{1, "INGRESS"}, {2, "EGRESS"}};
    return direction == TrafficDirection::Unknown ? QString() : nameIn(Directions, static_cast<int>(direction));
}

QString tcpFlagNames(std::uint16_t flags)
{
    QStringList names;
    for (const Row &row : TcpFlags)
        if (flags & row.number)
            names += QString::fromLatin1(row.name);
    return names.join(QLatin1Char(','));
}

std::optional<TcpFlag> tcpFlagOf(const QString &name)
{
    const auto found = std::find_if(std::begin(TcpFlags), std::end(TcpFlags), [&](const Row &row) {
        return name.compare(QLatin1String(row.name), Qt::CaseInsensitive) == 0;
    });
    return found == std::end(TcpFlags) ? std::nullopt : std::optional(static_cast<TcpFlag>(found->number));
}

QString nameOf(EventType type)
{
    return nameIn(EventTypes, static_cast<int>(type));
}

std::optional<EventType> eventTypeOf(const QString &name)
{
    return valueIn<EventType>(EventTypes, name);
}

QString reservedIdentity(std::uint32_t identity)
{
    const auto found = std::find_if(std::begin(Identities), std::end(Identities),
                                    [&](const Row &row) { return static_cast<std::uint32_t>(row.number) == identity; });
    return found == std::end(Identities) ? QString() : QString::fromLatin1(found->name);
}

std::optional<std::uint32_t> reservedIdentityOf(const QString &name)
{
    return valueIn<std::uint32_t>(Identities, name);
}

} // namespace liteboxd::flows
