// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/flow.h"

#include <QString>

#include <optional>

namespace liteboxd::flows {

// The names of flow.proto, as `hubble observe` takes and writes them. A number without a name is written as the number.
// The way back takes names whatever their case, and numbers.

QString nameOf(Verdict verdict); ///< "DROPPED"
std::optional<Verdict> verdictOf(const QString &name);

QString dropReasonName(std::uint32_t number); ///< "POLICY_DENIED"; 0: "DROP_REASON_UNKNOWN"
std::optional<std::uint32_t> dropReasonOf(const QString &name);

QString nameOf(Protocol protocol); ///< "TCP", "ICMPv4"; none: empty
std::optional<Protocol> protocolOf(const QString &name);

QString nameOf(TrafficDirection direction); ///< "EGRESS"; unknown: empty

/// "SYN,ACK"
QString tcpFlagNames(std::uint16_t flags);
std::optional<TcpFlag> tcpFlagOf(const QString &name);

/// "drop", "trace", "policy-verdict", "l7": the words of --type.
QString nameOf(EventType type);
std::optional<EventType> eventTypeOf(const QString &name);

/// "world" for 2; empty for an identity that is not reserved. Source: pkg/identity/numericidentity.go.
QString reservedIdentity(std::uint32_t identity);
std::optional<std::uint32_t> reservedIdentityOf(const QString &name);

} // namespace liteboxd::flows
