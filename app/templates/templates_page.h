// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/window/page.h"
#include "app/templates/template_actions.h"
#include "core/base/clock.h"
#include "core/kube/watch/watch_cache.h"
#include "core/models/activity_model.h"

#include <QTimer>

#include <memory>

class QLineEdit;
class QSettings;
class QSortFilterProxyModel;
class QSplitter;
class QStackedWidget;
class QTreeView;

namespace liteboxd::shell {
class ActionRegistry;
class ErrorStrip;
class NoticeStrip;
class RowDelegate;
class StaleStrip;
class StateView;
} // namespace liteboxd::shell

namespace liteboxd::templates {

class TemplateDetails;

/// The templates of the connected namespace, live, with their versions and the sandboxes that run them. All it is given
/// must outlive it. GUI thread.
class TemplatesPage : public shell::Page
{
    Q_OBJECT

public:
    struct Parts
    {
        const base::Clock &clock;
        shell::ActionRegistry &actions;
        models::ActivityModel &activity;
        QAction *retry; ///< asks the cluster again
        QSettings &settings;
    };

    explicit TemplatesPage(const Parts &parts, QWidget *parent = nullptr);
    ~TemplatesPage() override;

    /// Follows another session; nullptr lets go of the one before.
    void setSession(session::Session *session);

    QList<QWidget *> panes() override;
    bool find() override;
    void saveState() const override;

    QTreeView *table() const { return m_table; }
    TemplateDetails *details() const { return m_details; }
    shell::StateView *stateView() const { return m_state; }
    const models::TemplateModel &model() const { return m_model; }

Q_SIGNALS:
    void sandboxWanted(const QString &templateName, int version);
    void sandboxesWanted(const QString &templateName, int version);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void layOut();
    void wire();
    void take();
    void retry();
    void countLater();
    void showState();
    void describe();
    void showStale();
    void showSelection();
    void report(models::ActivityEntry entry);
    TemplateActions::Selection selection() const;

    const base::Clock &m_clock;
    models::ActivityModel &m_activity;
    QSettings &m_settings;
    models::TemplateModel m_model;
    QSortFilterProxyModel *m_rows;
    QAction *m_retry;
    QLineEdit *m_search;
    QTreeView *m_table;
    shell::StateView *m_state;
    QStackedWidget *m_stack;
    TemplateDetails *m_details;
    QSplitter *m_splitter;
    TemplateActions *m_actions;
    shell::RowDelegate *m_delegate;
    shell::StaleStrip *m_stale;
    shell::ErrorStrip *m_errors;
    shell::NoticeStrip *m_notice;
    QPointer<session::Session> m_session;
    std::unique_ptr<kube::WatchCache<sandbox::SandboxTemplate>> m_templates;
    kube::Subscription m_changes;
    QTimer m_countSoon;
    bool m_countsAreOld = false; ///< sandboxes came, went or changed since they were counted
};

} // namespace liteboxd::templates
