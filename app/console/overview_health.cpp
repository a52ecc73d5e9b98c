// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/console/overview_health.h"

#include "app/console/cluster_flows.h"
#include "app/console/tr.h"
#include "app/verify/check_words.h"

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::console {

using overview::Health;
using Part = overview::OverviewPage::Part;
using shell::ColorRole;
using verify::CheckResult;

OverviewHealth::OverviewHealth(overview::OverviewPage &page, models::FlowFeed &feed, const ClusterFlows &flows,
                               QObject *parent)
    : QObject(parent)
    , m_page(page)
    , m_feed(feed)
    , m_flows(flows)
{
    connect(&feed, &models::FlowFeed::stateChanged, this, &OverviewHealth::showFlows);
    connect(&feed, &models::FlowFeed::gapFound, this, &OverviewHealth::showFlows);
    connect(&m_agents, &AgentsWatch::changed, this, &OverviewHealth::showAgents);
}

void OverviewHealth::setSession(session::Session *session)
{
    if (m_session)
        m_session->connection().disconnect(this);
    m_session = session;
    if (session)
        connect(&session->connection(), &session::ConnectionMonitor::changed, this, &OverviewHealth::showCluster);
    m_agents.setSession(session);
    showCluster();
    showAgents();
    showFlows();
}

void OverviewHealth::showAgents()
{
    const QString page = u"verify"_s;
    const auto &agents = m_agents.agents();
    if (!m_session || (!agents && !m_agents.error()))
        return m_page.setHealth(Part::Cilium, {});
    if (!agents)
        return m_page.setHealth(Part::Cilium, {ColorRole::Muted, u"info"_s,
                                               m_agents.error()->code == base::ErrorCode::Forbidden
                                                   ? Tr::tr("The account may not see the agents")
                                                   : Tr::tr("Agents cannot be seen"),
                                               page});
    if (agents->wanted == 0)
        return m_page.setHealth(Part::Cilium, {ColorRole::Muted, u"info"_s, Tr::tr("No agents were found"), page});
    const bool isWhole = agents->ready >= agents->wanted;
    m_page.setHealth(Part::Cilium, {isWhole ? ColorRole::Ok : ColorRole::Danger, isWhole ? u"check"_s : u"warning"_s,
                                    Tr::tr("%1 of %2 agents").arg(agents->ready).arg(agents->wanted), page});
}

void OverviewHealth::showCluster()
{
    if (!m_session)
        return m_page.setHealth(Part::Cluster, {});
    const session::ConnectionState &state = m_session->connection().state();
    const QString page = u"sandboxes"_s;
    if (const auto *connected = std::get_if<session::Connected>(&state)) {
        const QString time = QString::number(static_cast<double>(connected->latency.count()) / 1000, 'f', 1);
        return m_page.setHealth(Part::Cluster, {ColorRole::Ok, u"check"_s, Tr::tr("Connected, %1 s").arg(time), page});
    }
    if (std::holds_alternative<session::Connecting>(state))
        return m_page.setHealth(Part::Cluster, {ColorRole::Muted, u"state-pending"_s, Tr::tr("Connecting"), page});
    m_page.setHealth(Part::Cluster, {ColorRole::Danger, u"disconnected"_s,
                                     std::holds_alternative<session::Stale>(state) ? Tr::tr("Does not answer any more")
                                                                                   : Tr::tr("Cannot be reached"),
                                     page});
}

void OverviewHealth::showFlows()
{
    if (!m_session)
        return m_page.setHealth(Part::Hubble, {});
    const QString page = u"flows"_s;
    if (!m_feed.isLive())
        return m_page.setHealth(Part::Hubble, {ColorRole::Warning, u"warning"_s, Tr::tr("Flows cannot be seen"), page});
    const auto status = m_feed.state().status;
    const bool isWhole = m_feed.lost() == 0 && (!status || status->unavailableNodes.value_or(0) == 0);
    m_page.setHealth(Part::Hubble, {isWhole ? ColorRole::Ok : ColorRole::Warning, isWhole ? u"check"_s : u"warning"_s,
                                    m_flows.note(), page});
}

void OverviewHealth::setGateway(bool isListening, quint16 port)
{
    m_page.setHealth(Part::Gateway,
                     {isListening ? ColorRole::Ok : ColorRole::Muted, isListening ? u"check"_s : u"info"_s,
                      isListening ? Tr::tr("Listens on port %1").arg(port) : Tr::tr("Does not listen"), u"gateway"_s});
}

void OverviewHealth::setVerification(const std::optional<verify::VerifyReport> &report)
{
    if (!report)
        return m_page.setHealth(Part::Verification,
                                {ColorRole::Muted, u"info"_s, Tr::tr("Not verified yet"), u"verify"_s});
    const CheckResult result = report->result();
    const ColorRole role = result == CheckResult::Pass   ? ColorRole::Ok
                           : result == CheckResult::Fail ? ColorRole::Danger
                                                         : ColorRole::Warning;
    m_page.setHealth(Part::Verification, {role, role == ColorRole::Ok ? u"check"_s : u"warning"_s,
                                          verify::verdictWord(*report), u"verify"_s});
}

void OverviewHealth::setPolicies(const QString &badge)
{
    if (!m_session || badge.isEmpty())
        return m_page.setHealth(Part::Policies, {});
    const bool wants = badge.startsWith(u'!');
    m_page.setHealth(
        Part::Policies,
        {wants ? ColorRole::Warning : ColorRole::Ok, wants ? u"warning"_s : u"check"_s,
         wants ? Tr::tr("%n default policies are not as shipped", nullptr, badge.mid(1).toInt()) : Tr::tr("As shipped"),
         u"policies"_s});
}

} // namespace liteboxd::console
