// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/models/sandbox_model.h"

#include <QSplitter>

#include <vector>

class QAction;
class QSettings;

namespace liteboxd::session {
class Session;
}

namespace liteboxd::shell {
class ActionRegistry;
class SandboxTab;
} // namespace liteboxd::shell

namespace liteboxd::sandboxes {

/// The table, and below it what somebody else has to show of the one sandbox that is selected; an action of the View
/// menu hides that. All it is given must outlive it. GUI thread.
class BelowPane : public QSplitter
{
    Q_OBJECT

public:
    BelowPane(QWidget *table, shell::ActionRegistry &actions, QSettings &settings);

    /// Puts it below the table; owns it. Once.
    void put(shell::SandboxTab *tab);

    /// nullptr while there is none.
    void setSession(session::Session *session);

    void show(const std::vector<models::SandboxRow> &selection);

    /// What F6 goes to below the table; nothing as long as nothing is there.
    QList<QWidget *> panes() const;

    void saveState() const;

private:
    shell::ActionRegistry &m_actions;
    QSettings &m_settings;
    shell::SandboxTab *m_tab = nullptr;
    QAction *m_shown = nullptr;
};

} // namespace liteboxd::sandboxes
