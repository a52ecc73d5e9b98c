// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/connection/account_limits.h"

#include "app/connection/limits_dialog.h"
#include "app/shell/actions/action_registry.h"
#include "app/shell/looks/icons.h"
#include "app/shell/window/main_window.h"

#include <QAction>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::connection {

using shell::ActionRegistry;

AccountLimits::AccountLimits(std::vector<session::Capability> wanted, ActionRegistry &actions,
                             shell::MainWindow &window, QObject *parent)
    : QObject(parent)
    , m_wanted(std::move(wanted))
    , m_window(window)
    , m_action(actions.add({u"view.account.limits"_s,
                            shell::ActionGroup::View,
                            tr("&Missing permissions…"),
                            u"lock"_s,
                            {},
                            shell::MenuSection::Account}))
    , m_button(new QToolButton)
{
    m_button->setAutoRaise(true);
    m_button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_button->setIcon(shell::icon(u"lock"_s, shell::ColorRole::Warning));
    m_button->setToolTip(tr("Your account may not do all that this console does. Click to see what is missing."));
    m_window.addNote(m_button);
    connect(m_button, &QToolButton::clicked, m_action, &QAction::trigger);
    connect(m_action, &QAction::triggered, this, &AccountLimits::open);
    show();
}

void AccountLimits::setWanted(std::vector<session::Capability> wanted)
{
    m_wanted = std::move(wanted);
    show();
}

void AccountLimits::setSession(session::Session *session)
{
    if (m_session)
        m_session->permissions().disconnect(this);
    m_session = session;
    if (session)
        connect(&session->permissions(), &kube::Permissions::changed, this, &AccountLimits::show);
    show();
}

LimitsDialog *AccountLimits::dialog() const
{
    return m_dialog;
}

void AccountLimits::show()
{
    m_limits = m_session ? session::limits(m_session->permissions(), m_wanted) : std::vector<session::Limit>();
    m_button->setText(tr("RBAC limited (%1)").arg(m_limits.size()));
    m_button->setVisible(!m_limits.empty());
    if (!m_session)
        ActionRegistry::disable(m_action, tr("Not connected"));
    else if (m_limits.empty())
        ActionRegistry::disable(m_action, tr("As far as is known, your account lacks nothing"));
    else
        ActionRegistry::enable(m_action);
    if (!m_dialog)
        return;
    if (m_limits.empty())
        m_dialog->close();
    else
        m_dialog->setLimits(m_limits, m_session->settings().sandboxNamespace);
}

void AccountLimits::open()
{
    if (!m_dialog)
        m_dialog = new LimitsDialog(&m_window);
    m_dialog->setLimits(m_limits, m_session->settings().sandboxNamespace);
    m_dialog->show();
    m_dialog->activateWindow();
}

} // namespace liteboxd::connection
