// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QLineEdit;
class QListView;
class QSortFilterProxyModel;

namespace liteboxd::shell {

class ActionListModel;
class ActionRegistry;

/// Every action of the window by name (Ctrl+K): type, choose by arrows, run by Enter. Actions that are off stay in the
/// list with the reason. `registry` must outlive it. GUI thread.
class CommandPalette : public QDialog
{
    Q_OBJECT

public:
    CommandPalette(const ActionRegistry &registry, QWidget *parent);

    /// Shows itself over the upper middle of its parent, empty.
    void popUp();

    QLineEdit *input() const { return m_input; }
    QListView *list() const { return m_list; }

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void selectFirst();
    void run();

    ActionListModel *m_actions;
    QSortFilterProxyModel *m_matches;
    QLineEdit *m_input;
    QListView *m_list;
};

} // namespace liteboxd::shell
