// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandboxes/path_memory.h"
#include "app/sandboxes/sandbox_access.h"
#include "core/kube/permissions.h"
#include "core/models/sandbox_model.h"

#include <QObject>
#include <QPointer>

#include <functional>

class QAction;

namespace liteboxd::shell {
class ActionRegistry;
}

namespace liteboxd::sandboxes {

/// Opening the selected sandbox, and copying what leads to the selected ones. Their state follows the selection, what
/// the account is permitted and the gateway; an action that is off says why. All it is given must outlive it.
/// GUI thread.
class AccessActions : public QObject
{
    Q_OBJECT

public:
    /// `selection` is read whenever update() is called.
    AccessActions(shell::ActionRegistry &actions, SandboxAccess &access, QSettings &settings,
                  const std::vector<models::SandboxRow> &selection, QWidget *window);

    /// nullptr while there is no session.
    void setPermissions(kube::Permissions *permissions);

    void update();

    QAction *open() const { return m_open; }
    QAction *copyLink() const { return m_copyLink; }
    QAction *copyId() const { return m_copyId; }
    QAction *copyToken() const { return m_copyToken; }
    QAction *copyAddress() const { return m_copyAddress; }
    QAction *copyCurl() const { return m_copyCurl; }
    QAction *copyWebSocket() const { return m_copyWebSocket; }

private:
    using Sandboxes = SandboxAccess::Sandboxes;
    using Use = std::function<void(const Sandboxes &sandboxes, quint16 port, const QString &path)>;

    void registerActions(shell::ActionRegistry &actions);
    void onTrigger(QAction *action, PathMemory *paths, const Use &use);
    void choose(PathMemory *paths, const Use &use);
    Sandboxes selected() const;
    QString whyNoToken() const;
    QString whyNotOpen() const;
    QString missingRight() const;

    SandboxAccess &m_access;
    PathMemory m_paths;
    const std::vector<models::SandboxRow> &m_selection;
    QWidget *m_window;
    QPointer<kube::Permissions> m_permissions;
    QAction *m_open;
    QAction *m_copyLink;
    QAction *m_copyId;
    QAction *m_copyToken;
    QAction *m_copyAddress;
    QAction *m_copyCurl;
    QAction *m_copyWebSocket;
};

} // namespace liteboxd::sandboxes
