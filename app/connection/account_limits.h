// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/session/capability.h"
#include "core/session/session.h"

#include <QObject>
#include <QPointer>

class QAction;
class QToolButton;

namespace liteboxd::shell {
class ActionRegistry;
class MainWindow;
} // namespace liteboxd::shell

namespace liteboxd::connection {

class LimitsDialog;

/// Says in the status bar how much of what this console does the account is not permitted, and on a click what, with
/// the Role to copy. Nothing is shown while nothing is denied, or not known to be. All it is given must outlive it. GUI
/// thread.
class AccountLimits : public QObject
{
    Q_OBJECT

public:
    /// `wanted` is what this console does.
    AccountLimits(std::vector<session::Capability> wanted, shell::ActionRegistry &actions, shell::MainWindow &window,
                  QObject *parent = nullptr);

    /// This console does something else now.
    void setWanted(std::vector<session::Capability> wanted);

    /// Follows another session; nullptr lets go of the one before.
    void setSession(session::Session *session);

    QToolButton *button() const { return m_button; }

    /// nullptr while it is not open.
    LimitsDialog *dialog() const;

private:
    void show();
    void open();

    std::vector<session::Capability> m_wanted;
    shell::MainWindow &m_window;
    QAction *m_action;
    QToolButton *m_button; ///< the window owns it
    QPointer<session::Session> m_session;
    std::vector<session::Limit> m_limits;
    QPointer<LimitsDialog> m_dialog;
};

} // namespace liteboxd::connection
