// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hubble/agent_flows.h"

#include "core/hubble/observe_command.h"

#include <algorithm>
#include <iterator>
#include <utility>

namespace liteboxd::hubble {

using Phase = SourceState::Phase;
using std::chrono::system_clock;

namespace {

constexpr std::chrono::milliseconds deliveryInterval{200}; ///< flows of agents that come within it are put in order

bool isHopeless(const base::Error &error)
{
    return error.code == base::ErrorCode::Forbidden || error.code == base::ErrorCode::Unsupported ||
           error.code == base::ErrorCode::Unauthenticated;
}

system_clock::time_point timeOf(const StreamEvent &event)
{
    if (const auto *flow = std::get_if<flows::Flow>(&event))
        return flow->time;
    if (const auto *gap = std::get_if<flows::FlowGap>(&event))
        return gap->to;
    return {};
}

void sortByTime(std::vector<StreamEvent> &events)
{
    std::stable_sort(events.begin(), events.end(),
                     [](const StreamEvent &a, const StreamEvent &b) { return timeOf(a) < timeOf(b); });
}

/// Each agent gave its own first or last ones; asked was for those of all together.
void cut(std::vector<StreamEvent> &events, const flows::FlowQuery &query)
{
    if (query.first && events.size() > *query.first)
        events.erase(events.begin() + static_cast<std::ptrdiff_t>(*query.first), events.end());
    else if (query.last && events.size() > *query.last)
        events.erase(events.begin(), events.end() - static_cast<std::ptrdiff_t>(*query.last));
}

} // namespace

struct AgentFlows::Agent
{
    enum class Stand { Trying, Live, Broken, Done };

    Agent(AgentPod of, const Settings &settings)
        : pod(std::move(of))
        , backoff(settings.firstRetry, settings.lastRetry)
    {}

    AgentPod pod;
    base::Backoff backoff;
    Stand stand = Stand::Trying;
    std::optional<base::Error> error{};
    std::optional<system_clock::time_point> lastTime{};
    std::optional<system_clock::time_point> brokenAt{};
    bool wasLive = false;
    std::shared_ptr<FlowQueue> queue{};
    std::unique_ptr<AgentStream> stream{};
    QTimer retry{};
};

AgentFlows::AgentFlows(kube::ApiClient &api, const base::Clock &clock, QObject *parent)
    : AgentFlows(api, clock, Settings{}, parent)
{}

AgentFlows::AgentFlows(kube::ApiClient &api, const base::Clock &clock, Settings settings, QObject *parent)
    : FlowSource(parent)
    , m_api(api)
    , m_clock(clock)
    , m_settings(settings)
    , m_backoff(settings.firstRetry, settings.lastRetry)
{
    m_searchTimer.setSingleShot(true);
    connect(&m_searchTimer, &QTimer::timeout, this, &AgentFlows::search);
    m_delivery.setSingleShot(true);
    m_delivery.setInterval(deliveryInterval);
    connect(&m_delivery, &QTimer::timeout, this, &AgentFlows::deliver);
}

AgentFlows::~AgentFlows() = default;

void AgentFlows::start(const flows::FlowQuery &query)
{
    stop();
    m_query = query;
    m_startedAt = m_clock.wall();
    m_backoff.reset();
    m_unread = 0;
    m_isRunning = true;
    showState();
    search();
}

void AgentFlows::stop()
{
    ++m_generation;
    m_isRunning = false;
    m_search.cancel();
    m_searchTimer.stop();
    m_delivery.stop();
    m_agents.clear();
    m_silentNodes.clear();
    m_held.clear();
    m_searchError.reset();
    SourceState idle;
    idle.way = FlowWay::AgentExec;
    if (state().phase != Phase::Idle)
        setState(idle);
}

void AgentFlows::retryNow()
{
    if (!m_isRunning)
        return;
    for (const auto &[node, agent] : m_agents) {
        if (agent->stand == Agent::Stand::Broken && agent->retry.isActive())
            agent->retry.start(0);
    }
    if (m_searchTimer.isActive())
        m_searchTimer.start(0);
}

void AgentFlows::search()
{
    m_search = findAgents(m_api, this, [this](const base::Result<FoundAgents> &found) { takeAgents(found); });
}

void AgentFlows::takeAgents(const base::Result<FoundAgents> &found)
{
    if (!found && m_agents.empty())
        return failSearch(found.error());
    m_backoff.reset();
    m_searchError.reset();
    if (m_query.follow)
        m_searchTimer.start(m_settings.searchInterval);
    if (!found)
        return; // those that are known go on
    std::erase_if(m_agents, [&](const auto &known) {
        return std::none_of(found->ready.begin(), found->ready.end(),
                            [&](const AgentPod &pod) { return pod.node == known.first; });
    });
    for (const AgentPod &pod : found->ready) {
        std::unique_ptr<Agent> &agent = m_agents[pod.node];
        if (agent && agent->pod == pod)
            continue;
        if (!agent) {
            agent = std::make_unique<Agent>(pod, m_settings);
            agent->retry.setSingleShot(true);
            connect(&agent->retry, &QTimer::timeout, this, [this, each = agent.get()] { run(*each); });
        }
        agent->pod = pod; // made anew: what it told before goes on from there
        run(*agent);
    }
    const QStringList known = std::exchange(m_silentNodes, found->silentNodes);
    showState();
    const std::uint64_t generation = m_generation;
    for (const QString &node : found->silentNodes) {
        if (generation == m_generation && !known.contains(node))
            tellNode(node, NodeState::Unavailable, "the agent of this node is not ready");
    }
}

void AgentFlows::failSearch(base::Error error)
{
    m_searchError = std::move(error);
    if (m_query.follow && !isHopeless(*m_searchError))
        m_searchTimer.start(m_backoff.next());
    showState();
}

/// After a break only what is newer than the last flow, without what was asked of the past.
void AgentFlows::run(Agent &agent)
{
    agent.retry.stop();
    flows::FlowQuery query = m_query;
    if (agent.lastTime || agent.wasLive) {
        query.since = agent.lastTime ? *agent.lastTime + system_clock::duration(1) : query.since.value_or(m_startedAt);
        query.last.reset();
    }
    agent.stand = Agent::Stand::Trying;
    agent.stream.reset();
    agent.queue = std::make_shared<FlowQueue>(m_settings.mostWaiting, [this] {
        QMetaObject::invokeMethod(
            this,
            [this] {
                if (m_isRunning && !m_delivery.isActive())
                    m_delivery.start();
            },
            Qt::QueuedConnection);
    });
    agent.stream = std::make_unique<AgentStream>(m_api, agent.pod, observeCommand(query), agent.queue);
    connect(agent.stream.get(), &AgentStream::live, this, [this, each = &agent] { noteLife(*each); });
}

void AgentFlows::noteLife(Agent &agent)
{
    agent.stand = Agent::Stand::Live;
    agent.wasLive = true;
    agent.error.reset();
    agent.backoff.reset();
    const std::uint64_t generation = m_generation;
    const AgentPod pod = agent.pod;
    if (const auto from = std::exchange(agent.brokenAt, std::nullopt)) {
        tellNode(pod.node, NodeState::Connected, {});
        if (generation == m_generation)
            Q_EMIT gapFound({flows::GapCause::Disconnected, 0, pod.node, *from, m_clock.wall()});
    }
    if (generation == m_generation)
        showState();
}

void AgentFlows::deliver()
{
    std::vector<StreamEvent> events;
    std::uint64_t unread = 0;
    std::vector<std::pair<Agent *, StreamEnd>> ends;
    for (const auto &[node, agent] : m_agents) {
        if (!agent->queue)
            continue;
        FlowQueue::Taken taken = agent->queue->takeAll();
        unread += taken.unread;
        for (StreamEvent &event : taken.events) {
            if (const auto *flow = std::get_if<flows::Flow>(&event))
                agent->lastTime = std::max(agent->lastTime.value_or(flow->time), flow->time);
            if (const auto *end = std::get_if<StreamEnd>(&event))
                ends.emplace_back(agent.get(), *end);
            else
                events.push_back(std::move(event));
        }
    }
    m_unread += unread;
    const std::uint64_t generation = m_generation;
    for (const auto &[agent, end] : ends) {
        take(*agent, end);
        if (generation != m_generation)
            return;
    }
    if (unread > 0)
        events.emplace_back(flows::FlowGap{flows::GapCause::Unread, unread, {}, m_clock.wall(), m_clock.wall()});
    if (!m_query.follow) {
        std::move(events.begin(), events.end(), std::back_inserter(m_held));
        return finishIfDone();
    }
    tell(std::move(events));
    if (generation == m_generation && (unread > 0 || !ends.empty()))
        showState();
}

void AgentFlows::take(Agent &agent, const StreamEnd &end)
{
    const bool isAnswered = !end.error && !m_query.follow;
    agent.stand = isAnswered ? Agent::Stand::Done : Agent::Stand::Broken;
    agent.stream.reset();
    agent.queue.reset();
    if (isAnswered)
        return;
    if (agent.wasLive && !agent.brokenAt)
        agent.brokenAt = agent.lastTime.value_or(m_clock.wall());
    agent.error = end.error.value_or(base::Error{base::ErrorCode::ConnectionLost, "hubble observe ended",
                                                 "agent of node " + agent.pod.node.toStdString()});
    if (m_query.follow && !isHopeless(*agent.error))
        agent.retry.start(agent.backoff.next());
    tellNode(agent.pod.node, NodeState::Error, agent.error->text());
}

void AgentFlows::tell(std::vector<StreamEvent> events)
{
    sortByTime(events);
    const std::uint64_t generation = m_generation;
    QList<flows::Flow> flows;
    const auto tellFlows = [&] {
        if (!flows.isEmpty())
            Q_EMIT flowsCame(std::exchange(flows, {}));
        return generation == m_generation;
    };
    for (StreamEvent &event : events) {
        if (auto *flow = std::get_if<flows::Flow>(&event)) {
            flows.append(std::move(*flow));
            continue;
        }
        if (!tellFlows())
            return;
        if (const auto *gap = std::get_if<flows::FlowGap>(&event))
            Q_EMIT gapFound(*gap);
        else if (const auto *change = std::get_if<NodeChange>(&event))
            Q_EMIT nodesChanged(*change);
        if (generation != m_generation)
            return;
    }
    tellFlows();
}

/// A query without follow: when every agent has answered or failed, what they said is told in order.
void AgentFlows::finishIfDone()
{
    const auto isOver = [](const auto &each) {
        return each.second->stand == Agent::Stand::Done || each.second->stand == Agent::Stand::Broken;
    };
    const auto isDone = [](const auto &each) { return each.second->stand == Agent::Stand::Done; };
    if (!std::all_of(m_agents.begin(), m_agents.end(), isOver))
        return;
    if (std::none_of(m_agents.begin(), m_agents.end(), isDone))
        return showState();
    std::vector<StreamEvent> events = std::exchange(m_held, {});
    sortByTime(events);
    cut(events, m_query);
    const std::uint64_t generation = m_generation;
    tell(std::move(events));
    if (generation == m_generation)
        showState();
}

void AgentFlows::tellNode(const QString &node, NodeState state, const std::string &message)
{
    NodeChange change;
    change.time = m_clock.wall();
    change.state = state;
    change.nodes << node;
    change.message = QString::fromStdString(message);
    Q_EMIT nodesChanged(change);
}

/// What all agents together come to.
void AgentFlows::showState()
{
    SourceState next;
    next.way = FlowWay::AgentExec;
    next.phase = Phase::Connecting;
    next.unread = m_unread;
    std::size_t live = 0;
    std::size_t broken = 0;
    std::size_t done = 0;
    bool isTried = m_agents.empty() && m_searchTimer.isActive();
    std::chrono::milliseconds soonest{0};
    ObserverStatus status;
    for (const auto &[node, agent] : m_agents) {
        live += agent->stand == Agent::Stand::Live;
        done += agent->stand == Agent::Stand::Done;
        if (agent->stand != Agent::Stand::Broken)
            continue;
        ++broken;
        status.unavailable << node;
        next.error = agent->error;
        if (!agent->retry.isActive())
            continue;
        isTried = true;
        const std::chrono::milliseconds left(agent->retry.remainingTime());
        soonest = soonest.count() == 0 ? left : std::min(soonest, left);
    }
    status.connectedNodes = static_cast<std::uint32_t>(live + done);
    status.unavailableNodes = static_cast<std::uint32_t>(m_agents.size() - live - done) +
                              static_cast<std::uint32_t>(m_silentNodes.size());
    status.unavailable << m_silentNodes;
    if (!m_agents.empty())
        next.status = status;
    if (live > 0) {
        next.phase = Phase::Live;
        next.error.reset();
    } else if (!m_agents.empty() && done + broken == m_agents.size() && !m_query.follow) {
        next.phase = done > 0 ? Phase::Finished : Phase::Failed;
    } else if (m_searchError || (!m_agents.empty() && broken == m_agents.size())) {
        next.error = m_searchError ? m_searchError : next.error;
        next.phase = m_query.follow && isTried ? Phase::Waiting : Phase::Failed;
        next.retryIn = m_searchError ? std::chrono::milliseconds(m_searchTimer.remainingTime()) : soonest;
    }
    setState(next);
}

} // namespace liteboxd::hubble
