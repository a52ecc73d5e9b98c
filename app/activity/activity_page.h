// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/window/page.h"
#include "core/models/activity_model.h"

class QLineEdit;
class QPlainTextEdit;
class QSortFilterProxyModel;
class QStackedWidget;
class QTreeView;

namespace liteboxd::shell {
class StateView;
}

namespace liteboxd::activity {

/// What this user's programs did, newest first, searchable. `activity` must outlive it. GUI thread.
class ActivityPage : public shell::Page
{
    Q_OBJECT

public:
    explicit ActivityPage(models::ActivityModel &activity, QWidget *parent = nullptr);

    QList<QWidget *> panes() override;
    bool find() override;

private:
    void showState();
    void showDetails();

    models::ActivityModel &m_activity;
    QSortFilterProxyModel *m_found;
    QLineEdit *m_search;
    QTreeView *m_table;
    shell::StateView *m_empty;
    QPlainTextEdit *m_details; ///< of the row that is chosen; hidden where the row says it all
    QStackedWidget *m_stack;
};

} // namespace liteboxd::activity
