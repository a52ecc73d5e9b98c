// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandboxes/internet_switch.h"
#include "app/sandboxes/sandbox_access.h"
#include "core/kube/permissions.h"
#include "core/models/sandbox_filter_model.h"

#include <QObject>
#include <QPointer>

#include <memory>

class QAction;

namespace liteboxd::shell {
class ActionRegistry;
}

namespace liteboxd::sandboxes {

/// What can be done to the selected sandboxes, as actions of the registry: their state follows the selection, the
/// session, what the account is permitted, and the gateway, and an action that is off says why. All it is given must
/// outlive it. GUI thread.
class SandboxActions : public QObject
{
    Q_OBJECT

public:
    SandboxActions(shell::ActionRegistry &actions, SandboxAccess &access, models::SandboxFilterModel &rows,
                   QWidget *window);

    void setSelection(std::vector<models::SandboxRow> selection);
    const std::vector<models::SandboxRow> &selection() const { return m_selection; }

    /// Both nullptr while there is no session.
    void setSession(InternetSwitch *internet, kube::Permissions *permissions);

    /// The gateway began or ceased to listen, rows came or went.
    void update();

    QAction *open() const { return m_open; }
    QAction *copyToken() const { return m_copyToken; }
    QAction *copyAddress() const { return m_copyAddress; }
    QAction *copyCurl() const { return m_copyCurl; }
    QAction *copyWebSocket() const { return m_copyWebSocket; }
    QAction *toggleInternet() const { return m_toggle; }
    QAction *allowInternet() const { return m_allow; }
    QAction *cutInternet() const { return m_cut; }

    /// All, in the order of a context menu; nullptr stands for a line.
    QList<QAction *> all() const;

private:
    using PortUse = void (SandboxAccess::*)(const sandbox::Sandbox &, quint16);

    void withPort(PortUse use);
    void setInternet(sandbox::InternetWish wish);
    std::vector<sandbox::SandboxPtr> targets(sandbox::InternetWish wish) const;
    void updateInternet();
    QString refusal(const std::vector<sandbox::SandboxPtr> &targets) const;
    sandbox::InternetWish toggled() const;

    SandboxAccess &m_access;
    models::SandboxFilterModel &m_rows;
    QWidget *m_window;
    InternetSwitch *m_switch = nullptr;
    QPointer<kube::Permissions> m_permissions;
    std::vector<models::SandboxRow> m_selection;
    QAction *m_open;
    QAction *m_toggle;
    QAction *m_allow;
    QAction *m_cut;
    QAction *m_copyToken;
    QAction *m_copyAddress;
    QAction *m_copyCurl;
    QAction *m_copyWebSocket;
};

} // namespace liteboxd::sandboxes
