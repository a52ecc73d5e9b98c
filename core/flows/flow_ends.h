// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/flows/flow.h"

#include <QString>

namespace liteboxd::flows {

/// Whether it is an address outside of the cluster: reserved:world, or an identity that Cilium made for a block of
/// addresses or a name, which carries that label too.
bool isWorld(const FlowPeer &peer);

/// Whether it is a node, or the API server on one.
bool isNode(const FlowPeer &peer);
bool isApiServer(const FlowPeer &peer);

/// The end that asked: of a reply the destination.
const FlowPeer &client(const Flow &flow);
const FlowPeer &server(const Flow &flow);

/// The sandbox that the flow is about: that of the end whose policies were asked, else of the client, else of the
/// server; empty if neither is one.
QString sandboxOf(const Flow &flow);

/// What a person would call an end: pod, name, service, reserved identity or address.
QString shownName(const FlowPeer &peer);

/// "pypi.org:443", "10.0.0.1:22/udp", "host (ICMPv4)": an end as something that is connected to.
QString shownTarget(const FlowPeer &peer, Protocol protocol);

/// "GET https://x/y 200", "A? pypi.org. → 151.101.0.223"; empty without layer 7.
QString shownLayer7(const Flow &flow);

} // namespace liteboxd::flows
