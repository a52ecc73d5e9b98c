// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hubble/observer_client.h"
#include "core/kube/api_client.h"

#include <memory>

namespace liteboxd::hubble {

/// Flows of a cluster in whatever way there is: Relay by `dialer`, and where there is none each agent by exec.
/// `api` and `clock` outlive what it gives.
std::unique_ptr<FlowSource> relayOrAgents(std::shared_ptr<RelayDialer> dialer, kube::ApiClient &api,
                                          const base::Clock &clock, FlowFields fields = FlowFields::Shown);

} // namespace liteboxd::hubble
