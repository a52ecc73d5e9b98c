// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/kube/kubeconfig/connection_settings.h"
#include "gateway/io/socket_address.h"

#include <string_view>

namespace liteboxd::control {

/// Whose addresses a cluster's pods have: the demo's sandboxes live on this machine's loopback, nobody else's do. An
/// API server that is reached through a tunnel is on loopback too, and its pods are not.
enum class ClusterPlace { Elsewhere, Demo };

/// Demo if the kubeconfig's cluster is called "liteboxd-demo" and its server is on loopback: what the server says of
/// itself counts for nothing here.
ClusterPlace placeOf(const kube::ConnectionSettings &cluster);

/// A pod's address (status.podIP), port 0, if the gateway may connect to it. InvalidArgument, with the reason, for what
/// is no numeric address and for each range of which no pod is: this machine, its network's own, clouds' metadata
/// services, and those that stand for an IPv4 address somewhere else. IPv4 addresses written as IPv6 (RFC
/// 4291, 2.5.5.2) count as what they are. Decided on the parsed bytes, by the parser that connects.
base::Result<io::SocketAddress> upstreamAddress(std::string_view podAddress, ClusterPlace place);

} // namespace liteboxd::control
