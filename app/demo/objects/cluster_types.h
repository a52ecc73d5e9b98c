// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/demo/objects/resource_type.h"

namespace liteboxd::demo {

/// What a cluster has of its own: nodes, and services with the addresses behind them.
const ResourceType &nodes();
const ResourceType &services();
const ResourceType &endpoints();
const ResourceType &endpointSlices();

/// The custom resources of Cilium: policies, and groups of address blocks.
const ResourceType &ciliumNetworkPolicies();
const ResourceType &ciliumClusterwideNetworkPolicies();
const ResourceType &ciliumCidrGroups();
const ResourceType &ciliumEndpoints();

/// What runs the cluster's own pods.
const ResourceType &daemonSets();
const ResourceType &deployments();

/// What is measured instead of stored: metrics.k8s.io.
const ResourceType &podMetrics();
const ResourceType &nodeMetrics();

} // namespace liteboxd::demo
