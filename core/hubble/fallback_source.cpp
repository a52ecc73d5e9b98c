// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/hubble/fallback_source.h"

#include <algorithm>
#include <utility>

namespace liteboxd::hubble {

using Phase = SourceState::Phase;

FallbackSource::FallbackSource(std::unique_ptr<FlowSource> relay, Make makeAgents, QObject *parent)
    : FlowSource(parent)
    , m_relay(std::move(relay))
    , m_makeAgents(std::move(makeAgents))
{
    forward(*m_relay);
    connect(m_relay.get(), &FlowSource::stateChanged, this, &FallbackSource::takeRelayState);
}

FallbackSource::~FallbackSource() = default;

bool FallbackSource::isShown(const FlowSource &source) const
{
    return &source == (m_agents ? m_agents.get() : m_relay.get());
}

void FallbackSource::forward(FlowSource &source)
{
    connect(&source, &FlowSource::flowsCame, this, [this, from = &source](const QList<flows::Flow> &flows) {
        if (isShown(*from))
            tell(flows);
    });
    connect(&source, &FlowSource::gapFound, this, [this, from = &source](const flows::FlowGap &gap) {
        if (isShown(*from))
            Q_EMIT gapFound(gap);
    });
    connect(&source, &FlowSource::nodesChanged, this, [this, from = &source](const NodeChange &change) {
        if (isShown(*from))
            Q_EMIT nodesChanged(change);
    });
}

void FallbackSource::tell(const QList<flows::Flow> &flows)
{
    QList<flows::Flow> told = flows;
    if (m_toldByAgents && !m_agents)
        told.removeIf([this](const flows::Flow &flow) { return flow.time <= *m_toldByAgents; });
    for (const flows::Flow &flow : told)
        m_lastTime = std::max(m_lastTime.value_or(flow.time), flow.time);
    if (!told.isEmpty())
        Q_EMIT flowsCame(told);
}

void FallbackSource::start(const flows::FlowQuery &query)
{
    leaveAgents();
    m_query = query;
    m_relayError.reset();
    m_lastTime.reset();
    m_toldByAgents.reset();
    m_relay->start(query);
}

void FallbackSource::stop()
{
    leaveAgents();
    m_relay->stop();
}

void FallbackSource::retryNow()
{
    m_relay->retryNow();
    if (m_agents)
        m_agents->retryNow();
}

void FallbackSource::takeRelayState(const SourceState &next)
{
    const bool isMissing = (next.phase == Phase::Waiting || next.phase == Phase::Failed) && next.error &&
                           next.error->code == base::ErrorCode::NotFound;
    if (isMissing) {
        m_relayError = next.error;
        if (!m_agents)
            askAgents();
        return;
    }
    if (m_agents && next.phase != Phase::Live && next.phase != Phase::Idle)
        return; // it is being looked for
    if (m_agents) {
        m_toldByAgents = m_lastTime;
        leaveAgents();
    }
    setState(next);
}

/// Not inside what Relay's source tells: it is in the middle of something.
void FallbackSource::askAgents()
{
    m_agents = m_makeAgents();
    forward(*m_agents);
    connect(m_agents.get(), &FlowSource::stateChanged, this, &FallbackSource::takeAgentsState);
    flows::FlowQuery query = m_query;
    if (m_lastTime) {
        query.since = *m_lastTime + std::chrono::system_clock::duration(1);
        query.last.reset();
    }
    QMetaObject::invokeMethod(
        m_agents.get(), [agents = m_agents.get(), query] { agents->start(query); }, Qt::QueuedConnection);
}

/// It may be telling something just now.
void FallbackSource::leaveAgents()
{
    if (!m_agents)
        return;
    m_agents->disconnect(this);
    m_agents->setParent(this); // which it does not outlive
    m_agents.release()->deleteLater();
}

/// Where neither is there, both reasons are said.
void FallbackSource::takeAgentsState(SourceState next)
{
    if (next.phase == Phase::Idle)
        return;
    if (next.error && m_relayError)
        next.error = base::Error{next.error->code == base::ErrorCode::NotFound ? m_relayError->code : next.error->code,
                                 m_relayError->message + "; nor do agents answer by themselves: " + next.error->message,
                                 next.error->context};
    setState(next);
}

} // namespace liteboxd::hubble
