// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandboxes/access_actions.h"
#include "app/sandboxes/internet_actions.h"
#include "app/sandboxes/lifetime/lifetime_actions.h"
#include "app/sandboxes/timed_internet.h"

#include <QObject>

namespace liteboxd::sandboxes {

/// What can be done to the selected sandboxes, as actions of the registry: their state follows the selection, the
/// session, what the account is permitted, and the gateway, and an action that is off says why. All it is given must
/// outlive it. GUI thread.
class SandboxActions : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        shell::ActionRegistry &actions;
        const base::Clock &clock;
        SandboxAccess &access;
        QSettings &settings;
        const models::SandboxFilterModel &rows;
    };

    SandboxActions(const Parts &parts, QWidget *window);

    void setSelection(std::vector<models::SandboxRow> selection);
    const std::vector<models::SandboxRow> &selection() const { return m_selection; }

    /// Both nullptr while there is no session.
    void setSession(session::Session *session, sandbox::InternetSwitch *internet);

    /// Which cluster it is, as every question says it: "prod (production)".
    void setPlace(const QString &place);

    /// The gateway began or ceased to listen, rows came or went.
    void update();

    QAction *open() const { return m_access->open(); }
    QAction *copyLink() const { return m_access->copyLink(); }
    QAction *copyId() const { return m_access->copyId(); }
    QAction *copyToken() const { return m_access->copyToken(); }
    QAction *copyAddress() const { return m_access->copyAddress(); }
    QAction *copyCurl() const { return m_access->copyCurl(); }
    QAction *copyWebSocket() const { return m_access->copyWebSocket(); }
    QAction *toggleInternet() const { return m_internet->toggle(); }
    QAction *allowInternet() const { return m_internet->allow(); }
    QAction *cutInternet() const { return m_internet->cut(); }
    InternetActions &internet() { return *m_internet; }
    TimedInternet &timedInternet() { return *m_timed; }
    const TimedInternet &timedInternet() const { return *m_timed; }
    LifetimeActions &lifetime() { return *m_lifetime; }
    const LifetimeActions &lifetime() const { return *m_lifetime; }

    /// All, in the order of a context menu; nullptr stands for a line.
    QList<QAction *> all() const;

private:
    std::vector<models::SandboxRow> m_selection;
    AccessActions *m_access;
    InternetActions *m_internet;
    TimedInternet *m_timed;
    LifetimeActions *m_lifetime;
};

} // namespace liteboxd::sandboxes
