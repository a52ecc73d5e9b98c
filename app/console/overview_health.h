// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/console/agents_watch.h"
#include "app/overview/overview_page.h"
#include "core/session/session.h"
#include "core/verify/verify_report.h"

#include <QObject>
#include <QPointer>

#include <optional>

namespace liteboxd::console {

class ClusterFlows;

/// Tells the overview how cluster, Cilium, Hubble, gateway and verification stand. All it is given must outlive it. GUI
/// thread.
class OverviewHealth : public QObject
{
    Q_OBJECT

public:
    OverviewHealth(overview::OverviewPage &page, models::FlowFeed &feed, const ClusterFlows &flows,
                   QObject *parent = nullptr);

    /// Follows another session; nullptr lets go of the one before.
    void setSession(session::Session *session);

    void setGateway(bool isListening, quint16 port);
    void setVerification(const std::optional<verify::VerifyReport> &report);

    /// The badge of the page of policies: "!2" where something wants a look.
    void setPolicies(const QString &badge);

private:
    void showCluster();
    void showAgents();
    void showFlows();

    overview::OverviewPage &m_page;
    models::FlowFeed &m_feed;
    const ClusterFlows &m_flows;
    AgentsWatch m_agents;
    QPointer<session::Session> m_session;
};

} // namespace liteboxd::console
