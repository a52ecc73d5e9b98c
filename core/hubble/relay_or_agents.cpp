// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hubble/relay_or_agents.h"

#include "core/hubble/agent_flows.h"
#include "core/hubble/fallback_source.h"

namespace liteboxd::hubble {

std::unique_ptr<FlowSource> relayOrAgents(std::shared_ptr<RelayDialer> dialer, kube::ApiClient &api,
                                          const base::Clock &clock, FlowFields fields)
{
    ObserverClient::Settings settings;
    settings.fields = fields;
    return std::make_unique<FallbackSource>(
        std::make_unique<ObserverClient>(RelayWay(std::move(dialer)), clock, settings),
        [&api, &clock]() -> std::unique_ptr<FlowSource> { return std::make_unique<AgentFlows>(api, clock); });
}

} // namespace liteboxd::hubble
