// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/cluster_flows.h"

#include "app/console/tr.h"
#include "core/hubble/agent_flows.h"
#include "core/hubble/relay_or_agents.h"

namespace liteboxd::console {

ClusterFlows::ClusterFlows(const base::Clock &clock, models::FlowFeed &feed, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
    , m_feed(feed)
{}

ClusterFlows::~ClusterFlows() = default;

void ClusterFlows::setSession(session::Session *session)
{
    m_feed.setSource(nullptr, {});
    m_relay.reset();
    m_session = session;
    if (!session)
        return;
    if (m_address || m_asksAgents)
        return m_feed.setSource(makeSource(), session->settings().sandboxNamespace);
    auto relay =
        control::RelayForward::create(session->settings().connection, session->credentials(), session->api(), m_tls);
    if (!relay)
        return; // the session itself would not have come up: it connects with the same
    m_relay = std::move(*relay);
    // Until the API server's address is known its attempts fail and are retried.
    connect(m_relay.get(), &control::RelayForward::located, &m_feed, &models::FlowFeed::retryNow);
    m_relay->locate();
    m_feed.setSource(makeSource(), session->settings().sandboxNamespace);
}

std::unique_ptr<hubble::FlowSource> ClusterFlows::makeSource() const
{
    if (m_session && m_asksAgents)
        return std::make_unique<hubble::AgentFlows>(m_session->api(), m_clock);
    if (m_session && m_address)
        return std::make_unique<hubble::ObserverClient>(hubble::RelayWay(*m_address), m_clock);
    if (!m_relay)
        return nullptr;
    return hubble::relayOrAgents(m_relay->dialer(), m_session->api(), m_clock);
}

QString ClusterFlows::note() const
{
    const auto status = m_feed.state().status;
    if (!m_feed.isLive())
        return {};
    const qulonglong lost = m_feed.lost() + m_feed.state().unread;
    if (!status || !status->nodes())
        return Tr::tr("Hubble, %1 lost").arg(lost);
    if (m_feed.state().way == hubble::FlowWay::AgentExec)
        return Tr::tr("Hubble without Relay (slow), %1 of %2 agents, %3 lost")
            .arg(*status->connectedNodes)
            .arg(*status->nodes())
            .arg(lost);
    return Tr::tr("Hubble %1 of %2 nodes, %3 lost").arg(*status->connectedNodes).arg(*status->nodes()).arg(lost);
}

} // namespace liteboxd::console
