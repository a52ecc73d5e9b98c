// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/backoff.h"
#include "core/base/clock.h"
#include "core/flows/flow_filter.h"
#include "core/hubble/agent_search.h"
#include "core/hubble/agent_stream.h"
#include "core/hubble/flow_queue.h"
#include "core/hubble/flow_source.h"

#include <QTimer>

#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace liteboxd::hubble {

/// Flows without Relay: `hubble observe` by exec in each of Cilium's agents, put together by their times. The slow way:
/// each flow is text, and what an agent overwrites while its command is started again is missing. An agent that fails
/// is named (nodesChanged, and a gap when it is back) and tried again with growing pauses; the others go on.
///
/// One thread; lines are decoded on the pool. `api` and `clock` outlive it. Destroying it ends every command.
class AgentFlows final : public FlowSource
{
    Q_OBJECT

public:
    struct Settings
    {
        std::size_t mostWaiting = 16'384; ///< flows of one agent that wait for this thread
        std::chrono::milliseconds firstRetry{1'000};
        std::chrono::milliseconds lastRetry{60'000};
        std::chrono::milliseconds searchInterval{30'000}; ///< new nodes, and agents that were made anew
    };

    AgentFlows(kube::ApiClient &api, const base::Clock &clock, Settings settings, QObject *parent = nullptr);
    AgentFlows(kube::ApiClient &api, const base::Clock &clock, QObject *parent = nullptr);
    ~AgentFlows() override;

    /// Errors of a query without follow end it as Failed when no agent has answered; those that are Forbidden or
    /// Unsupported for every agent do so always. All others are retried.
    void start(const flows::FlowQuery &query) override;
    void stop() override;
    void retryNow() override;

private:
    struct Agent;

    void search();
    void takeAgents(const base::Result<FoundAgents> &found);
    void run(Agent &agent);
    void noteLife(Agent &agent);
    void deliver();
    void take(Agent &agent, const StreamEnd &end);
    void tell(std::vector<StreamEvent> events);
    void finishIfDone();
    void tellNode(const QString &node, NodeState state, const std::string &message);
    void showState();
    void failSearch(base::Error error);

    kube::ApiClient &m_api;
    const base::Clock &m_clock;
    const Settings m_settings;
    flows::FlowQuery m_query;
    std::chrono::system_clock::time_point m_startedAt{};
    std::map<QString, std::unique_ptr<Agent>> m_agents; ///< by their nodes
    std::vector<StreamEvent> m_held;                    ///< of a query without follow, until all have answered
    QStringList m_silentNodes;                          ///< whose agents are not ready, and not asked
    async::Request m_search;
    base::Backoff m_backoff;
    QTimer m_searchTimer;
    QTimer m_delivery;
    std::optional<base::Error> m_searchError;
    std::uint64_t m_unread = 0;
    std::uint64_t m_generation = 0; ///< of start() and stop(): whoever is told may call them
    bool m_isRunning = false;
};

} // namespace liteboxd::hubble
