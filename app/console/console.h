// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/activity/activity_page.h"
#include "app/connection/account_limits.h"
#include "app/connection/connection_presenter.h"
#include "app/gateways/gateway_activity.h"
#include "app/flows/flows_page.h"
#include "app/gateways/gateway_page.h"
#include "app/overview/overview_page.h"
#include "app/policies/policies_page.h"
#include "app/sandboxes/sandboxes_page.h"
#include "app/shell/actions/action_registry.h"
#include "app/shell/window/connection_strip.h"
#include "app/shell/window/main_window.h"
#include "app/templates/templates_page.h"
#include "app/verify/verify_page.h"
#include "core/base/clock.h"
#include "core/models/observed_traffic.h"
#include "core/secrets/keychain.h"

#include <QSettings>

#include <memory>

namespace liteboxd::shell {
class DialogTitles;
class Theme;
} // namespace liteboxd::shell

namespace liteboxd::connection {
class ProductionMark;
class ServerAddress;
} // namespace liteboxd::connection

namespace liteboxd::flows {
class SelectionFlows;
class SourceAction;
} // namespace liteboxd::flows

namespace liteboxd::console {

class ClusterFlows;
class DnsLocking;
class OverviewHealth;

/// The whole desktop program but for main(): makes the parts, ties them together and owns them. All it is given must
/// outlive it. GUI thread.
class Console : public QObject
{
    Q_OBJECT

public:
    Console(const control::GatewayRules &gateway, secrets::Keychain &keychain, const base::Clock &clock,
            shell::Theme &theme, QSettings &settings);
    ~Console() override;

    shell::MainWindow &window() { return *m_window; }
    connection::Connector &connector() { return m_connector; }
    sandboxes::SandboxesPage &sandboxes() { return *m_sandboxes; }
    templates::TemplatesPage &templates() { return *m_templates; }
    policies::PoliciesPage &policies() { return *m_policies; }
    verify::VerifyPage &verification() { return *m_verify; }
    flows::FlowsPage &flows() { return *m_flows; }
    models::FlowFeed &feed() { return m_feed; }
    shell::ActionRegistry &actions() { return m_actions; }
    models::ActivityModel &activity() { return m_activity; }

private:
    void registerFileActions();
    void layOut(const base::Clock &clock);
    void layOutFlows(const base::Clock &clock);
    void layOutSelection(const base::Clock &clock);
    void wire();
    void setSession(session::Session *session);
    void followFlows(session::Session *session);
    void browse();
    void paste();
    void followConnector();
    void nameWindow();
    void noteVerification();

    QSettings &m_settings;
    session::KeptTokens m_kept;
    shell::ActionRegistry m_actions;
    shell::SecretClipboard m_clipboard;
    models::ActivityModel m_activity;
    connection::Connector m_connector;
    control::LoopbackGateway m_gateway;
    gateways::SessionGateway m_host;
    gateways::GatewayActivity m_gatewayActivity;
    models::FlowFeed m_feed;
    std::unique_ptr<DnsLocking> m_locking;
    std::unique_ptr<ClusterFlows> m_clusterFlows; ///< feeds it
    QAction *m_open = nullptr;
    QAction *m_paste = nullptr;
    QAction *m_retry = nullptr;
    std::unique_ptr<shell::MainWindow> m_window;
    shell::ConnectionStrip *m_strip = nullptr;
    connection::ConnectView *m_connect = nullptr; ///< the window owns it
    sandboxes::SandboxesPage *m_sandboxes = nullptr;
    templates::TemplatesPage *m_templates = nullptr;
    policies::PoliciesPage *m_policies = nullptr;
    verify::VerifyPage *m_verify = nullptr;
    flows::FlowsPage *m_flows = nullptr;
    flows::SelectionFlows *m_selectionFlows = nullptr;
    flows::SourceAction *m_source = nullptr;
    overview::OverviewPage *m_overview = nullptr;
    std::unique_ptr<models::ObservedTraffic> m_observed;
    std::unique_ptr<OverviewHealth> m_health;
    std::unique_ptr<connection::ServerAddress> m_address;
    std::unique_ptr<connection::ConnectionPresenter> m_presenter;
    std::unique_ptr<connection::ProductionMark> m_production;
    shell::DialogTitles *m_dialogTitles = nullptr; ///< the window's
    std::unique_ptr<connection::AccountLimits> m_limits;
};

} // namespace liteboxd::console
