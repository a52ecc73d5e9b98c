// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandboxes/detail_pane.h"
#include "app/sandboxes/sandbox_actions.h"
#include "app/sandboxes/sandbox_reports.h"
#include "app/sandboxes/table_state.h"
#include "app/shell/window/page.h"
#include "core/base/clock.h"
#include "core/kube/watch/subscription.h"
#include "core/models/activity_model.h"
#include "core/sandbox/sandbox_query.h"
#include "core/session/session.h"

#include <memory>
#include <optional>

class QSettings;
class QSplitter;
class QStackedWidget;

namespace liteboxd::shell {
class ErrorStrip;
class NoticeStrip;
class OfferStrip;
class PlainLabel;
class SandboxTab;
class StaleStrip;
class StateView;
} // namespace liteboxd::shell

namespace liteboxd::sandboxes {

class BelowPane;
class BulkStrip;
class EndedMode;
class FilterBar;
class SandboxTable;
class TabActions;

/// The sandboxes of the connected namespace, live, with filter and details. All it is given must outlive it.
/// GUI thread.
class SandboxesPage : public shell::Page
{
    Q_OBJECT

public:
    struct Parts
    {
        const base::Clock &clock;
        shell::ActionRegistry &actions;
        models::ActivityModel &activity;
        shell::SecretClipboard &clipboard;
        control::LoopbackGateway &gateway;
        SandboxAccess::OpenUrl openUrl;
        QAction *retry; ///< asks the cluster again
        QSettings &settings;
    };

    explicit SandboxesPage(const Parts &parts, QWidget *parent = nullptr);
    ~SandboxesPage() override;

    /// Follows another session; nullptr lets go of the one before. Rows of another cluster or namespace go at once.
    void setSession(session::Session *session);

    /// Why there is no session, to be shown in its place.
    void setConnectionError(const std::optional<base::Error> &error);

    /// What stands where the table is, and whether the first list has been answered.
    TableState state() const { return m_state; }

    /// Puts another tab into the details; owns it.
    void addTab(shell::SandboxTab *tab, DetailPane::Place place = DetailPane::Place::Last);

    /// Puts something of the selection below the table; owns it. Once.
    void putBelow(shell::SandboxTab *tab);

    /// Selects this sandbox and takes the focus to it, without the filter if that hides it. Does nothing if there is
    /// none.
    void reveal(const QString &id);

    /// Those that there are now, under this filter.
    void showOnly(const sandbox::SandboxQuery &query);

    QList<QWidget *> panes() override;
    QWidget *firstFocus() override;
    bool find() override;
    void saveState() const override;

    /// Those that ended.
    EndedMode &ended() { return *m_ended; }

    SandboxTable *table() const { return m_table; }
    FilterBar *filter() const { return m_filter; }
    BulkStrip *bulkStrip() const { return m_bulk; }
    shell::StateView *stateView() const { return m_stateView; }
    shell::StaleStrip *staleStrip() const { return m_stale; }
    DetailPane *details() const { return m_details; }
    SandboxActions &actions() { return *m_actions; }
    models::SandboxModel &model() { return m_model; }

Q_SIGNALS:
    void stateChanged();

private:
    void layOut();
    void wire();
    void take(const sandbox::SandboxChanges &changes);
    void leave();
    void follow(session::Session &session);
    void showState();
    void describe();
    void showStale();
    void showCount();
    void showSelection();
    void offerKeeping();
    void followLifetime();

    QSettings &m_settings;
    models::SandboxModel m_model;
    models::SandboxFilterModel m_rows;
    TokenChoice m_tokenChoice;
    SandboxAccess m_access;
    SandboxActions *m_actions;
    QAction *m_retry;
    QAction *m_clearFilter;
    QAction *m_showDetails;
    FilterBar *m_filter;
    SandboxTable *m_table;
    shell::StateView *m_stateView;
    QStackedWidget *m_stack;
    BelowPane *m_left; ///< the table, and what stands below it
    DetailPane *m_details;
    TabActions *m_tabActions;
    QSplitter *m_splitter;
    EndedMode *m_ended;
    shell::StaleStrip *m_stale;
    shell::ErrorStrip *m_errors;
    shell::NoticeStrip *m_notice;
    shell::OfferStrip *m_offer;
    BulkStrip *m_bulk;
    shell::PlainLabel *m_count;
    SandboxReports m_reports;
    session::Session *m_session = nullptr;
    kube::Subscription m_subscription;
    std::optional<base::Error> m_connectionError;
    std::unique_ptr<sandbox::InternetSwitch> m_switch;
    TableState m_state = TableState::NotConnected;
    QString m_expected; ///< a new sandbox that is to be selected as soon as its row is there
};

} // namespace liteboxd::sandboxes
