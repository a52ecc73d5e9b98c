// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/hubble/relay_address.h"
#include "core/models/flow_feed.h"
#include "core/session/session.h"
#include "gateway/control/relay/relay_forward.h"

#include <QObject>

#include <memory>
#include <optional>

namespace liteboxd::console {

/// The way to Hubble of the connected cluster: Relay through the API server's port-forward (each agent by exec where
/// there is none), Relay at an address, or only the agents. Gives the feed its source, and pages more of them. Both
/// must outlive it. GUI thread.
class ClusterFlows : public QObject
{
    Q_OBJECT

public:
    ClusterFlows(const base::Clock &clock, models::FlowFeed &feed, QObject *parent = nullptr);
    ~ClusterFlows() override;

    /// Follows another session; nullptr lets go of the one before.
    void setSession(session::Session *session);

    /// Relay's address for the sessions that follow; nothing: through the API server.
    void setAddress(std::optional<hubble::RelayAddress> address) { m_address = std::move(address); }

    /// What Relay is spoken to with through the API server, for the sessions that follow; nothing: as its pod serves.
    void setTls(std::optional<hubble::RelayTls> tls) { m_tls = std::move(tls); }

    /// For the sessions that follow: whether only the agents are asked.
    void setAsksAgents(bool asks) { m_asksAgents = asks; }

    /// nullptr without a session, or where there is no way.
    std::unique_ptr<hubble::FlowSource> makeSource() const;

    /// "Hubble 3 of 3 nodes, 0 lost", translated; empty while it is not live.
    QString note() const;

private:
    const base::Clock &m_clock;
    models::FlowFeed &m_feed;
    std::optional<hubble::RelayAddress> m_address;
    std::optional<hubble::RelayTls> m_tls;
    bool m_asksAgents = false;
    session::Session *m_session = nullptr;
    std::unique_ptr<control::RelayForward> m_relay; ///< nullptr where Relay has an address, or is not asked
};

} // namespace liteboxd::console
