// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/sandbox_actions.h"

#include <QWidget>

namespace liteboxd::sandboxes {

SandboxActions::SandboxActions(shell::ActionRegistry &actions, SandboxAccess &access, QSettings &settings,
                               const models::SandboxFilterModel &rows, QWidget *window)
    : QObject(window)
    , m_access(new AccessActions(actions, access, settings, m_selection, window))
    , m_internet(new InternetActions(actions, rows, m_selection, window))
{
    update();
}

QList<QAction *> SandboxActions::all() const
{
    return {open(),   copyLink(),  nullptr,       allowInternet(), cutInternet(),  nullptr,
            copyId(), copyToken(), copyAddress(), copyCurl(),      copyWebSocket()};
}

void SandboxActions::setSelection(std::vector<models::SandboxRow> selection)
{
    m_selection = std::move(selection);
    update();
}

void SandboxActions::setSession(sandbox::InternetSwitch *internet, kube::Permissions *permissions)
{
    m_access->setPermissions(permissions);
    m_internet->setSession(internet, permissions);
}

void SandboxActions::update()
{
    m_access->update();
    m_internet->update();
}

} // namespace liteboxd::sandboxes
