// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/session.h"
#include "gateway/control/loopback_gateway.h"
#include "gateway/control/sandbox_pod_source.h"

#include <QObject>

#include <memory>
#include <optional>

class QSettings;

namespace liteboxd::gateways {

/// The upstream mode that was chosen in an earlier run.
std::optional<control::UpstreamMode> rememberedUpstreamMode(const QSettings &settings);

/// Runs the bundled gateway beside the session: it listens while there is one and the operator has not stopped it, on
/// the port and in the way the operator chose (remembered in the settings). A port that somebody else has is said,
/// never replaced by another: the port is part of the address that browsers know. `gateway` and `remembered` must
/// outlive it. GUI thread.
class SessionGateway : public QObject
{
    Q_OBJECT

public:
    SessionGateway(control::LoopbackGateway &gateway, const control::GatewayRules &settings, QSettings &remembered,
                   QObject *parent = nullptr);
    ~SessionGateway() override;

    /// nullptr stops the gateway and lets go of the session before.
    void setSession(session::Session *session);

    void start();
    void stop();

    /// Listens on another port from now on. If that cannot be, everything stays as it is, and error() says why.
    void setPort(quint16 port);

    /// Reaches the sandboxes in another way from now on; what is under way by the old one ends as with stop().
    void setUpstreamMode(control::UpstreamMode mode);

    const control::LoopbackGateway &gateway() const { return m_gateway; }
    control::LoopbackGateway &gateway() { return m_gateway; }
    const control::GatewayRules &settings() const { return m_settings; }
    quint16 port() const { return m_port; }

    /// The port that error() is about.
    quint16 triedPort() const { return m_triedPort; }
    bool hasSession() const { return m_session != nullptr; }
    session::Session *session() const { return m_session; }

    /// Why it does not listen, or not on the port that was last asked for.
    const std::optional<base::Error> &error() const { return m_error; }

Q_SIGNALS:
    void changed();

private:
    bool run(quint16 port);

    control::LoopbackGateway &m_gateway;
    control::GatewayRules m_settings;
    QSettings &m_remembered;
    quint16 m_port;
    quint16 m_triedPort;
    bool m_wanted = true;
    session::Session *m_session = nullptr;
    std::unique_ptr<control::SandboxPodSource> m_pods;
    std::optional<base::Error> m_error;
};

} // namespace liteboxd::gateways
