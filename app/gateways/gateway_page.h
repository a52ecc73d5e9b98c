// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/gateways/session_gateway.h"
#include "app/shell/window/page.h"
#include "core/models/activity_entry.h"

#include <QPointer>

class QAction;
class QLineEdit;
class QPushButton;

namespace liteboxd::shell {
class ActionRegistry;
class Badge;
class ChoiceBox;
class ErrorStrip;
class PlainLabel;
class PropertyList;
} // namespace liteboxd::shell

namespace liteboxd::gateways {

class InstallDialog;

/// The bundled gateway: whether it listens and where, which way it reaches the sandboxes, and how to call it.
/// `host` and `actions` must outlive it. GUI thread.
class GatewayPage : public shell::Page
{
    Q_OBJECT

public:
    GatewayPage(SessionGateway &host, shell::ActionRegistry &actions, QWidget *parent = nullptr);

    QList<QWidget *> panes() override;

Q_SIGNALS:
    /// Something was changed in the cluster, or was not.
    void happened(const liteboxd::models::ActivityEntry &entry);

private:
    void noteRevocation(const models::ActivityEntry &entry);
    void layOut();
    void showState();
    void showWays();
    static QString meaningOf(control::UpstreamMode mode);
    static QString wayText(const control::UpstreamChoice &choice);
    void checkPort();
    void takePort();
    void takeMode(int index);
    void openInstall();

    SessionGateway &m_host;
    QAction *m_start;
    QAction *m_stop;
    QAction *m_install;
    shell::Badge *m_state;
    shell::ErrorStrip *m_errors;
    shell::PropertyList *m_facts;
    shell::PropertyList *m_ways;
    shell::PlainLabel *m_waysHeading;
    shell::PropertyList *m_routes;
    shell::ChoiceBox *m_mode;
    QLineEdit *m_port;
    QPointer<InstallDialog> m_dialog; ///< goes with its session
    QPushButton *m_apply;
};

} // namespace liteboxd::gateways
