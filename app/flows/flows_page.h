// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/flows/flow_recorder.h"
#include "app/flows/page_state.h"
#include "app/shell/window/page.h"
#include "core/base/clock.h"
#include "core/hubble/flow_source.h"
#include "core/models/flow_feed.h"
#include "core/models/flow_model.h"
#include "core/session/session.h"

#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

class QAction;
class QPushButton;
class QSettings;
class QSplitter;
class QStackedWidget;

namespace liteboxd::shell {
class ActionRegistry;
class ErrorStrip;
class NoticeStrip;
class StaleStrip;
class StateView;
} // namespace liteboxd::shell

namespace liteboxd::flows {

class ExportActions;
class FilterLine;
class FlowTable;
class FlowTabs;
class HistoryBar;
class PastFlows;
class WayLine;

/// What the sandboxes do on the network, as Hubble tells it: a list that can be filtered, paused and read, with the
/// reason of each verdict. Without a filter it shows what the feed brings; with one it asks Hubble itself, so that the
/// server does not send what nobody wants to see. All it is given must outlive it. GUI thread.
class FlowsPage : public shell::Page
{
    Q_OBJECT

public:
    struct Parts
    {
        const base::Clock &clock;
        shell::ActionRegistry &actions;
        QAction *retry; ///< asks the cluster again
        QSettings &settings;
        models::FlowFeed &feed;
        std::function<std::unique_ptr<hubble::FlowSource>()> makeSource; ///< another way to Hubble; may give nullptr
    };

    explicit FlowsPage(const Parts &parts, QWidget *parent = nullptr);
    ~FlowsPage() override;

    /// Follows another session; nullptr lets go of the one before. The feed has its source already.
    void setSession(session::Session *session);

    /// Why there is no session, to be shown in its place.
    void setConnectionError(const std::optional<base::Error> &error);

    /// Puts a line of filter words in force.
    void setFilter(const QString &line);

    /// The same, of what comes now, whatever moment is looked at: another page told of these flows.
    void showLatest(const QString &line);

    /// Where flows are recorded, to be gone back to; nullptr: nowhere.
    void setHistory(store::Store *store, const RecordedPlace &place);

    /// More was recorded.
    void refreshHistory();

    PageState state() const { return m_state; }

    QList<QWidget *> panes() override;
    bool find() override;
    void saveState() const override;

    FlowTable *table() const { return m_table; }
    FilterLine *filter() const { return m_filter; }
    FlowTabs *tabs() const { return m_tabs; }
    shell::NoticeStrip *notice() const { return m_notice; }
    shell::ErrorStrip *errors() const { return m_errors; }
    HistoryBar *historyBar() const { return m_bar; }
    shell::StateView *stateView() const { return m_stateView; }
    WayLine *wayLine() const { return m_way; }
    QPushButton *latest() const { return m_latest; }
    QAction *pauseAction() const { return m_pause; }
    models::FlowModel &model();

Q_SIGNALS:
    void stateChanged();

protected:
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    void registerActions(shell::ActionRegistry &actions);
    void layOut();
    void wire();
    void ask();
    void follow(hubble::FlowSource &source);
    const hubble::FlowSource *shownSource() const;
    void hold();
    void showState();
    void describe();
    void showSelection();
    void takePolicies();
    void explainBy(const std::shared_ptr<const policy::explain::PolicyExplainer> &explainer, PolicyReading reading);
    void showPast();

    const base::Clock &m_clock;
    QSettings &m_settings;
    models::FlowFeed &m_feed;
    const std::function<std::unique_ptr<hubble::FlowSource>()> m_makeSource;
    QAction *m_retry;
    QAction *m_pause = nullptr;
    QAction *m_dropped = nullptr;
    models::FlowModel m_all;                      ///< what the feed brings
    models::FlowModel m_asked;                    ///< what the filter takes
    std::unique_ptr<hubble::FlowSource> m_source; ///< of m_asked; nullptr without a filter
    FilterLine *m_filter;
    QPushButton *m_latest;
    FlowTable *m_table;
    shell::StateView *m_stateView;
    QStackedWidget *m_stack;
    shell::StaleStrip *m_stale;
    shell::ErrorStrip *m_errors;
    shell::NoticeStrip *m_notice;
    FlowTabs *m_tabs; ///< uses the strips
    ExportActions *m_exports;
    HistoryBar *m_bar;
    WayLine *m_way;
    std::unique_ptr<PastFlows> m_past;
    QSplitter *m_splitter;
    session::Session *m_session = nullptr;
    std::optional<base::Error> m_connectionError;
    PageState m_state = PageState::NotConnected;
    QTimer m_again; ///< reads the policies anew while the page is shown
};

} // namespace liteboxd::flows
