// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace liteboxd::control {

/// Where the API server is: a cluster on this machine (the demo) has its sandboxes on loopback.
enum class ClusterPlace { Remote, Loopback };

/// Loopback if the host of `server` ("https://127.0.0.1:6443") is localhost or a loopback address.
ClusterPlace placeOf(const std::string &server);

/// Whether the gateway may connect to a pod's address: no name, nothing link-local (the cloud's metadata service
/// lives there), unspecified, multicast or broadcast, and loopback only for a cluster on loopback. IPv4 addresses
/// written as IPv6 count as what they are.
bool isUpstream(const QString &address, ClusterPlace place);

} // namespace liteboxd::control
