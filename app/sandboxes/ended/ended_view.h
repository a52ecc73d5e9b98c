// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/async/request.h"
#include "core/models/tombstone_model.h"
#include "core/sandbox/sandbox_query.h"
#include "core/store/store.h"

#include <QSplitter>

#include <functional>

class QStackedWidget;
class QTreeView;

namespace liteboxd::shell {
class StateView;
}

namespace liteboxd::sandboxes {

class EndedDetails;

/// The sandboxes of a namespace that ended while somebody of this user looked, as the store has them, and what is kept
/// of the selected one. GUI thread.
class EndedView : public QSplitter
{
    Q_OBJECT

public:
    explicit EndedView(QWidget *parent = nullptr);

    /// Whose are shown; `store` must outlive it. nullptr: there is no cluster.
    void setPlace(store::Store *store, const QString &clusterUid, const QString &nameSpace);

    /// Reads them again.
    void reload();

    /// Shows only those that match, at `now`.
    void setQuery(const sandbox::SandboxQuery &query, sandbox::Sandbox::Time now);

    int total() const { return static_cast<int>(m_all.size()); }
    models::TombstoneModel &model() { return m_model; }
    QTreeView *table() const { return m_table; }
    EndedDetails *details() const { return m_details; }

Q_SIGNALS:
    /// Others are shown.
    void changed();

    /// A sandbox is wanted that is as this one was.
    void againWanted(const liteboxd::store::Tombstone &tombstone);

private:
    void filter();
    void showState(const QString &headline, const QString &text);
    const store::Tombstone *selected() const;

    store::Store *m_store = nullptr;
    QString m_clusterUid;
    QString m_nameSpace;
    sandbox::SandboxQuery m_query;
    sandbox::Sandbox::Time m_now{};
    store::Tombstones m_all;
    models::TombstoneModel m_model;
    QTreeView *m_table;
    shell::StateView *m_state;
    QStackedWidget *m_stack;
    EndedDetails *m_details;
    async::Request m_question;
};

} // namespace liteboxd::sandboxes
