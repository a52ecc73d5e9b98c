// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/sandbox_actions.h"

#include <QWidget>

namespace liteboxd::sandboxes {

SandboxActions::SandboxActions(const Parts &parts, QWidget *window)
    : QObject(window)
    , m_access(new AccessActions(parts.actions, parts.access, parts.settings, m_selection, window))
    , m_internet(new InternetActions(parts.actions, parts.rows, m_selection, window))
    , m_timed(new TimedInternet(parts.actions, parts.clock, m_selection, this))
    , m_lifetime(new LifetimeActions(parts.actions, parts.clock, m_selection, window))
{
    update();
}

QList<QAction *> SandboxActions::all() const
{
    return {open(),       copyLink(),          nullptr,
            allowInternet(), m_timed->all().front(), cutInternet(), nullptr,
            copyId(),     copyToken(),         copyAddress(),        copyCurl(),           copyWebSocket(), nullptr,
            m_lifetime->create(), m_lifetime->renew(), m_lifetime->rotate(), m_lifetime->remove()};
}

void SandboxActions::setSelection(std::vector<models::SandboxRow> selection)
{
    m_selection = std::move(selection);
    update();
}

void SandboxActions::setSession(session::Session *session, sandbox::InternetSwitch *internet)
{
    kube::Permissions *permissions = session ? &session->permissions() : nullptr;
    m_access->setPermissions(permissions);
    m_internet->setSession(internet, permissions);
    m_timed->setSession(session, internet);
    m_lifetime->setSession(session);
}

void SandboxActions::setPlace(const QString &place)
{
    m_internet->setPlace(place);
    m_lifetime->setPlace(place);
}

void SandboxActions::update()
{
    m_access->update();
    m_internet->update();
    m_timed->update();
    m_lifetime->update();
}

} // namespace liteboxd::sandboxes
