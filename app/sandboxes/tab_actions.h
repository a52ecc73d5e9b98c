// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QKeySequence>
#include <QObject>

class QAction;
class QWidget;

namespace liteboxd::shell {
class ActionRegistry;
class SandboxTab;
} // namespace liteboxd::shell

namespace liteboxd::sandboxes {

class DetailPane;

/// An action for each tab of the details: it shows the details and takes the person to that tab; and one that gives the
/// details the place of the table beside them. All it is given must outlive it. GUI thread.
class TabActions : public QObject
{
    Q_OBJECT

public:
    /// `showDetails` is the action that shows and hides the pane, `table` what stands beside it.
    TabActions(shell::ActionRegistry &actions, DetailPane &details, QAction *showDetails, QWidget *table);

    /// A tab that the pane has from now on: "sandbox.tab.ID".
    void add(shell::SandboxTab *tab);

    /// On while one sandbox is selected.
    void follow(int selected);

    const QList<QAction *> &all() const { return m_all; }

private:
    shell::ActionRegistry &m_actions;
    DetailPane &m_details;
    QAction *m_showDetails;
    QAction *m_enlarge;
    QList<QAction *> m_all;
    int m_selected = 0;
};

} // namespace liteboxd::sandboxes
