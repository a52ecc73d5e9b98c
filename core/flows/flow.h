// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/flow_peer.h"
#include "core/flows/layer7.h"

#include <QByteArray>
#include <QList>
#include <QMetaType>
#include <QString>
#include <QStringList>

#include <chrono>
#include <cstdint>
#include <optional>

namespace liteboxd::flows {

// The enumerations have the numbers of flow.proto of Cilium 1.18. Each may hold a number that has no name here: a newer
// agent said it, and it is kept and shown as that number.

enum class Verdict : int {
    Unknown = 0,
    Forwarded = 1,
    Dropped = 2,
    Error = 3,
    Audit = 4,
    Redirected = 5,
    Traced = 6,
    Translated = 7
};

enum class FlowType : int { Unknown = 0, L3L4 = 1, L7 = 2, Sock = 3 };

enum class TrafficDirection : int { Unknown = 0, Ingress = 1, Egress = 2 };

/// The field that is set in flow.Layer4, as IANA numbers it.
enum class Protocol : int { None = 0, Icmp = 1, Tcp = 6, Udp = 17, Icmp6 = 58, Sctp = 132 };

/// CiliumEventType.type: github.com/cilium/cilium/pkg/monitor/api.MessageType*
enum class EventType : int {
    Unknown = 0,
    Drop = 1,
    Debug = 2,
    Capture = 3,
    Trace = 4,
    PolicyVerdict = 5,
    TraceSock = 7,
    AccessLog = 129
};

/// Bits of Flow::tcpFlags, as in the TCP header.
enum TcpFlag : std::uint16_t {
    TcpFin = 0x001,
    TcpSyn = 0x002,
    TcpRst = 0x004,
    TcpPsh = 0x008,
    TcpAck = 0x010,
    TcpUrg = 0x020,
    TcpEce = 0x040,
    TcpCwr = 0x080,
    TcpNs = 0x100
};

/// Numbers of flow.DropReason that rules of this project name. flow_names.h has words for all.
inline constexpr std::uint32_t DropPolicyDenied = 133; ///< no rule allowed it
inline constexpr std::uint32_t DropPolicyDeny = 181;   ///< a deny rule

/// flow.Policy: one that let a flow pass or stopped it.
struct FlowPolicy
{
    QString kind; ///< "CiliumNetworkPolicy"
    QString nameSpace;
    QString name;
    QStringList labels;
    std::uint64_t revision = 0;

    bool operator==(const FlowPolicy &) const = default;
};

/// One event of Hubble: flow.Flow of Cilium 1.18 (api/v1/flow/flow.proto) as a value. Copies share their strings. Any
/// thread. Untrusted: names and labels come from a cluster, L7 fields from what runs in a sandbox.
struct Flow
{
    std::chrono::system_clock::time_point time{};
    QString uuid;
    Verdict verdict = Verdict::Unknown;
    std::uint32_t dropReason = 0; ///< flow.DropReason; 0: not a drop, or not said
    std::optional<bool> reply;    ///< nothing: not known
    FlowPeer source;
    FlowPeer destination;

    Protocol protocol = Protocol::None;
    std::uint16_t tcpFlags = 0; ///< TcpFlag
    std::uint32_t icmpType = 0;
    std::uint32_t icmpCode = 0;
    std::uint32_t ipVersion = 0; ///< 4, 6; 0: not IP

    FlowType type = FlowType::Unknown;
    EventType event = EventType::Unknown;
    std::int32_t eventSubType = 0; ///< what it means depends on `event`
    TrafficDirection direction = TrafficDirection::Unknown;
    QString node; ///< that saw it
    QStringList nodeLabels;
    std::optional<Layer7> layer7;

    QList<FlowPolicy> egressAllowedBy;
    QList<FlowPolicy> ingressAllowedBy;
    QList<FlowPolicy> egressDeniedBy; ///< filled for DropPolicyDeny only
    QList<FlowPolicy> ingressDeniedBy;
    std::uint32_t policyMatchType = 0; ///< 0 none, 1 L3, 2 L3 and L4, 3 L4, 4 all, 5 L3 and protocol, 6 protocol
    QStringList policyLog;             ///< the `log.value` of the rules that decided
    std::uint32_t authType = 0;        ///< flow.AuthType

    std::uint32_t tracePoint = 0;  ///< flow.TraceObservationPoint
    std::uint32_t traceReason = 0; ///< flow.TraceReason
    std::uint32_t proxyPort = 0;
    QString interfaceName;
    std::uint32_t interfaceIndex = 0;
    QString traceId;
    QString summary; ///< Hubble's own line, deprecated there

    QByteArray raw; ///< flow.Flow as it came, serialized; empty: this did not come from Hubble

    bool isDrop() const { return verdict == Verdict::Dropped; }
};

} // namespace liteboxd::flows

Q_DECLARE_METATYPE(liteboxd::flows::Flow)
