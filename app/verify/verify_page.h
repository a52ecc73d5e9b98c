// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/widgets/property_list.h"
#include "app/shell/window/page.h"
#include "app/verify/nightly_schedule.h"
#include "app/verify/report_history.h"
#include "core/base/clock.h"
#include "core/hubble/flow_source.h"
#include "core/verify/probe_settings.h"
#include "core/verify/verify_run.h"

#include <QPointer>
#include <QUrl>

#include <functional>
#include <memory>
#include <optional>

class QAction;
class QProgressBar;
class QScrollArea;
class QSettings;
class QSplitter;
class QStackedWidget;

namespace liteboxd::session {
class Session;
}
namespace liteboxd::shell {
class ActionRegistry;
class ErrorStrip;
class PlainLabel;
class StateView;
} // namespace liteboxd::shell

namespace liteboxd::verify {

class CheckTree;
class ProbeLeftovers;
class ReportExport;

/// One button that checks the cluster: a tree of checks with icon and word, each row as soon as its check has ended,
/// and below it what was expected, seen and is to be done, and what runs before found. Verifies by night if asked to,
/// and says what got worse. All that it is given must outlive it. GUI thread.
class VerifyPage : public shell::Page
{
    Q_OBJECT

public:
    VerifyPage(const base::Clock &clock, shell::ActionRegistry &actions, QSettings &settings,
               QWidget *parent = nullptr);
    ~VerifyPage() override;

    /// The cluster to check; nullptr: none is connected. A run of the session before ends.
    void setSession(session::Session *session);

    /// Where runs are kept for later; nullptr: nowhere.
    void setStore(store::Store *store) { m_history->setStore(store); }

    /// Says where a gateway to the session's cluster listens; an empty address if none does.
    void setGateway(std::function<QUrl()> address) { m_gateway = std::move(address); }

    /// Opens a way to the flows of the session's cluster; nullptr where there is none.
    void setFlows(std::function<std::unique_ptr<hubble::FlowSource>()> open) { m_openFlows = std::move(open); }

    QList<QWidget *> panes() override;

    CheckTree *tree() const { return m_tree; }
    shell::PropertyList *details() const { return m_details; }
    shell::ErrorStrip *errors() const { return m_errors; }
    ReportExport *exports() const { return m_exports; }
    ReportHistory *history() const { return m_history; }
    NightlySchedule *schedule() const { return m_schedule; }
    bool isRunning() const { return m_run && m_run->isRunning(); }

    /// The last run that ended.
    const std::optional<VerifyReport> &report() const { return m_report; }

Q_SIGNALS:
    /// A run has ended, or there is none to speak of any more.
    void reportChanged();

    /// A whole run found checks worse than the one before: their titles. The desktop was told.
    void regressed(const QStringList &titles);

    /// Somebody clicked what the desktop was told: the page is wanted, in front.
    void noticeOpened();

private:
    /// Whether pods are made, and whether agents are restarted.
    enum class Depth { Reading, Probes, Restarts };

    void layOut();
    void wire();
    void run(Depth depth, const QStringList &only);
    ProbeSettings probeSettings() const;
    void chooseTargets();
    void take(const CheckRecord &record);
    void remember(const VerifyReport &report);
    QString linesOf(const std::vector<ReportHistory::Past> &past) const;
    shell::PropertyList::Rows summary() const;
    QString lastRun() const;
    void finish(const VerifyReport &report);
    void showState();
    void showSummary();
    void showDetails();
    const CheckRecord *shown() const;
    QHash<QString, QString> changes() const;

    const base::Clock &m_clock;
    QAction *m_start;
    QAction *m_full;
    QAction *m_restarts;
    QAction *m_again;
    QAction *m_cancel;
    QAction *m_export;
    QAction *m_targets;
    QAction *m_nightly;
    shell::PlainLabel *m_summary;
    QProgressBar *m_progress;
    CheckTree *m_tree;
    shell::PropertyList *m_details;
    QSplitter *m_parts;
    shell::StateView *m_empty;
    shell::ErrorStrip *m_errors;
    QStackedWidget *m_stack;
    std::function<QUrl()> m_gateway = [] { return QUrl(); };
    std::function<std::unique_ptr<hubble::FlowSource>()> m_openFlows;
    QSettings &m_settings;
    ReportHistory *m_history;
    NightlySchedule *m_schedule;
    ProbeLeftovers *m_leftovers;
    ReportExport *m_exports;
    QPointer<session::Session> m_session;
    std::unique_ptr<VerifyRun> m_run;
    bool m_isWhole = false; ///< the run is of all checks
    std::optional<VerifyReport> m_report;
};

} // namespace liteboxd::verify
