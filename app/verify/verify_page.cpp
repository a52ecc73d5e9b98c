// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/verify/verify_page.h"

#include "app/shell/actions/action_registry.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/strips/error_strip.h"
#include "app/shell/widgets/plain_label.h"
#include "app/shell/widgets/state_view.h"
#include "app/shell/window/desktop_notice.h"
#include "app/shell/words/visible_text.h"
#include "app/verify/check_tree.h"
#include "app/verify/check_words.h"
#include "app/verify/probe_dialog.h"
#include "app/verify/probe_leftovers.h"
#include "app/verify/report_export.h"
#include "app/verify/report_summary.h"
#include "app/verify/restart_question.h"
#include "core/session/session.h"
#include "core/verify/check_catalog.h"
#include "core/verify/check_selection.h"
#include "app/verify/words/verify_text.h"

#include <QAction>
#include <QDateTime>
#include <QHBoxLayout>
#include <QProgressBar>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::verify {

using namespace shell;

VerifyPage::VerifyPage(const base::Clock &clock, ActionRegistry &actions, QSettings &settings, QWidget *parent)
    : Page(u"verify"_s, tr("Verify"), u"check"_s, parent)
    , m_clock(clock)
    , m_start(actions.add({u"verify.start"_s, ActionGroup::View, tr("&Verify the cluster"), u"check"_s,
                           QKeySequence(u"Ctrl+Shift+V"_s), MenuSection::Cluster}))
    , m_full(actions.add(
          {u"verify.full"_s, ActionGroup::View, tr("Verify with &probes"), u"flask"_s, {}, MenuSection::Cluster}))
    , m_restarts(actions.add({u"verify.restarts"_s,
                              ActionGroup::View,
                              tr("Verify with a &restart of agents…"),
                              u"refresh"_s,
                              {},
                              MenuSection::Cluster}))
    , m_again(actions.add(
          {u"verify.again"_s, ActionGroup::View, tr("Run this check &again"), u"refresh"_s, {}, MenuSection::Cluster}))
    , m_cancel(actions.add(
          {u"verify.cancel"_s, ActionGroup::View, tr("&Cancel verification"), u"close"_s, {}, MenuSection::Cluster}))
    , m_export(actions.add(
          {u"verify.export"_s, ActionGroup::View, tr("E&xport report…"), u"download"_s, {}, MenuSection::Cluster}))
    , m_targets(actions.add(
          {u"verify.probes"_s, ActionGroup::View, tr("What probes c&onnect to…"), u"edit"_s, {}, MenuSection::Cluster}))
    , m_nightly(actions.add(
          {u"verify.nightly"_s, ActionGroup::View, tr("Verify every &night"), u"clock"_s, {}, MenuSection::Cluster}))
    , m_summary(new PlainLabel)
    , m_progress(new QProgressBar)
    , m_tree(new CheckTree)
    , m_details(new PropertyList)
    , m_parts(new QSplitter(Qt::Vertical))
    , m_empty(new StateView)
    , m_errors(new ErrorStrip(this))
    , m_stack(new QStackedWidget(this))
    , m_settings(settings)
    , m_history(new ReportHistory(this))
    , m_schedule(new NightlySchedule(settings, clock, this))
    , m_leftovers(new ProbeLeftovers(clock, settings, this))
    , m_exports(new ReportExport(*m_errors, this))
{
    m_nightly->setCheckable(true);
    m_nightly->setChecked(m_schedule->isOn());
    layOut();
    wire();
    showState();
}

VerifyPage::~VerifyPage() = default;

void VerifyPage::layOut()
{
    m_tree->setAccessibleName(title());
    m_progress->setTextVisible(false);
    m_progress->setMaximumWidth(fontMetrics().averageCharWidth() * 30);
    m_progress->setAccessibleName(tr("Progress of the verification"));
    m_empty->setIcon(u"check"_s, ColorRole::Muted);
    m_empty->setBackgroundRole(QPalette::Base);
    m_empty->setAutoFillBackground(true);

    m_again->setIconText(tr("Run again"));
    m_cancel->setIconText(tr("Cancel"));
    m_export->setIconText(tr("Export"));
    auto *head = new QHBoxLayout;
    head->setContentsMargins(metrics::Medium, metrics::Small, metrics::Medium, metrics::Small);
    head->setSpacing(metrics::Medium);
    for (QAction *action : {m_start, m_full, m_again, m_cancel, m_export}) {
        auto *button = new QToolButton;
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        head->addWidget(button);
    }
    auto *more = new QToolButton;
    more->setText(tr("More"));
    more->addActions({m_nightly, m_targets, m_restarts});
    more->setPopupMode(QToolButton::InstantPopup);
    head->addWidget(more);
    head->addWidget(m_progress);
    head->addStretch();
    head->addWidget(m_summary);

    auto *details = new QScrollArea;
    details->setWidgetResizable(true);
    details->setFrameShape(QFrame::NoFrame);
    details->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    details->setAccessibleName(tr("Details of the check"));
    auto *page = new QWidget;
    auto *rows = new QVBoxLayout(page);
    rows->setContentsMargins(metrics::Medium, metrics::Medium, metrics::Medium, metrics::Medium);
    rows->addWidget(m_details);
    rows->addStretch();
    details->setWidget(page);
    m_parts->addWidget(m_tree);
    m_parts->addWidget(details);
    m_parts->setChildrenCollapsible(false);
    m_parts->setHandleWidth(1);
    m_parts->setStretchFactor(0, 3);
    m_parts->setStretchFactor(1, 1);
    m_parts->setSizes({3000, 1300}); // a proportion: there is no height yet
    m_stack->addWidget(m_parts);
    m_stack->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_stack, 1);
    column->addWidget(m_errors);
}

void VerifyPage::wire()
{
    connect(m_start, &QAction::triggered, this, [this] { run(Depth::Reading, {}); });
    connect(m_full, &QAction::triggered, this, [this] { run(Depth::Probes, {}); });
    connect(m_restarts, &QAction::triggered, this,
            [this] { askForRestart(window(), this, [this] { run(Depth::Restarts, {}); }); });
    connect(m_again, &QAction::triggered, this, [this] {
        const QString id = m_tree->currentCheck();
        if (id.startsWith(u"persistence."_s))
            return askForRestart(window(), this, [this, id] { run(Depth::Restarts, {id}); });
        run(id.startsWith(u"probes."_s) ? Depth::Probes : Depth::Reading, {id});
    });
    connect(m_cancel, &QAction::triggered, this, [this] {
        if (m_run)
            m_run->cancel();
    });
    connect(m_export, &QAction::triggered, this, [this] {
        if (m_report)
            m_exports->ask(*m_report, window());
    });
    connect(m_targets, &QAction::triggered, this, &VerifyPage::chooseTargets);
    connect(m_nightly, &QAction::toggled, m_schedule, &NightlySchedule::setOn);
    connect(m_schedule, &NightlySchedule::due, this, [this] {
        if (!m_session || isRunning())
            return;
        m_schedule->markBegun();
        run(Depth::Reading, {});
    });
    const auto showAll = [this] {
        showState();
        showDetails();
    };
    connect(m_history, &ReportHistory::changed, this, showAll);
    connect(m_tree, &QTreeWidget::currentItemChanged, this, showAll);
}

void VerifyPage::setSession(session::Session *session)
{
    if (m_session == session)
        return;
    m_run.reset();
    m_session = session;
    m_report.reset();
    if (session != nullptr)
        m_history->setPlace(QString::fromStdString(session->settings().connection.server),
                            session->settings().sandboxNamespace);
    else
        m_history->setPlace({}, {});
    m_leftovers->setSession(session);
    m_tree->forget();
    m_errors->dismiss();
    setBadge({});
    showState();
    showDetails();
    Q_EMIT reportChanged();
}

QList<QWidget *> VerifyPage::panes()
{
    if (m_tree->isEmpty())
        return {m_empty};
    return {m_tree, m_parts->widget(1)};
}

void VerifyPage::run(Depth depth, const QStringList &only)
{
    if (!m_session || isRunning())
        return;
    m_errors->dismiss();
    m_isWhole = only.isEmpty();
    const auto seen = std::make_shared<Observations>(m_session->settings().sandboxNamespace.toStdString());
    const QString server = QString::fromStdString(m_session->settings().connection.server);
    const auto probes = depth == Depth::Reading ? std::nullopt : std::optional(probeSettings());
    CheckTools tools{&m_session->api(), &m_clock, seen, probes, m_openFlows};
    tools.persistence.restartsAgents = depth == Depth::Restarts;
    const Checks checks = CheckSelection::of(allChecks(tools), only).checks;
    m_run = std::make_unique<VerifyRun>(
        checks, [seen, server] { return seen->describe(server); }, m_clock);
    connect(m_run.get(), &VerifyRun::checkStarted, m_tree, &CheckTree::markRunning);
    connect(m_run.get(), &VerifyRun::checkFinished, this, &VerifyPage::take);
    connect(m_run.get(), &VerifyRun::ended, this, &VerifyPage::finish);
    m_progress->setRange(0, static_cast<int>(checks.size()));
    m_progress->setValue(0);
    m_tree->expect(checks);
    if (probes)
        m_leftovers->noteMade();
    m_run->start();
    showState();
    showDetails();
}

/// What was kept is sound: the dialog accepts nothing else. Somebody may have edited the settings nevertheless.
ProbeSettings VerifyPage::probeSettings() const
{
    ProbeSettings chosen = ProbeChoices::from(m_settings).settings().value_or(ProbeSettings{});
    chosen.gateway = m_gateway();
    return chosen;
}

void VerifyPage::chooseTargets()
{
    auto *dialog = new ProbeDialog(ProbeChoices::from(m_settings), window());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] { dialog->choices().keepIn(m_settings); });
    dialog->open();
}

void VerifyPage::take(const CheckRecord &record)
{
    m_progress->setValue(m_progress->value() + 1);
    m_tree->take(record);
    const QString current = m_tree->currentCheck();
    if (current.isEmpty() || current == record.id)
        showDetails();
}

void VerifyPage::finish(const VerifyReport &report)
{
    const CheckRecord *const removed = report.find(u"probes.removed"_s);
    if (removed != nullptr && removed->outcome.result == CheckResult::Pass)
        m_leftovers->noteGone();
    m_report = m_report ? m_report->renewedBy(report) : report;
    if (m_isWhole && !report.isCancelled)
        remember(report);
    const std::size_t faults = m_report->count(CheckResult::Fail);
    setBadge(faults > 0 ? u"!%1"_s.arg(faults) : QString());
    showState();
    showDetails();
    Q_EMIT reportChanged();
}

void VerifyPage::remember(const VerifyReport &report)
{
    m_history->add(report);
    const QHash<QString, QString> &changes = m_history->changes();
    for (auto change = changes.begin(); change != changes.end(); ++change)
        m_tree->showBefore(change.key(), change.value());
    QStringList titles;
    for (const QString &id : m_history->worse())
        titles << checkTitle(id, id);
    if (titles.isEmpty())
        return;
    const auto opened = [this] { Q_EMIT noticeOpened(); };
    DesktopNotice::show(tr("Verification: something got worse"), titles.join(u'\n'), this, opened);
    Q_EMIT regressed(titles);
}

void VerifyPage::showState()
{
    const auto set = [](QAction *action, bool isOn, const QString &reason) {
        if (isOn)
            ActionRegistry::enable(action);
        else
            ActionRegistry::disable(action, reason);
    };
    const QString notConnected = tr("No cluster is connected");
    const QString running = tr("A verification is running");
    set(m_start, m_session && !isRunning(), m_session ? running : notConnected);
    for (QAction *action : {m_full, m_restarts})
        set(action, m_session && !isRunning(), m_session ? running : notConnected);
    set(m_again, m_session && !isRunning() && !m_tree->currentCheck().isEmpty(),
        isRunning() ? running : tr("Select a check"));
    set(m_cancel, isRunning(), tr("No verification is running"));
    set(m_export, m_report && !isRunning(), isRunning() ? running : tr("Nothing was verified yet"));
    m_progress->setVisible(isRunning());
    showSummary();
    m_empty->setHeadline(m_session ? tr("Nothing was verified yet") : notConnected);
    m_empty->setText(m_session ? tr("A verification reads the cluster and computes what its policies do. It changes "
                                    "nothing. With probes it measures besides, from a few pods of its own, which it "
                                    "deletes at the end.") +
                                     lastRun()
                               : QString());
    m_empty->setActions(m_session ? QList<QAction *>{m_start, m_full} : QList<QAction *>{});
    m_stack->setCurrentIndex(m_tree->isEmpty() ? 1 : 0);
}

void VerifyPage::showSummary()
{
    if (!m_report || isRunning())
        return m_summary->clear();
    m_summary->setText(summaryOf(*m_report, changes().size()));
    m_summary->setToolTip(m_summary->text());
}

/// What the run before said of checks that say something else now. A run that was cancelled is compared with none.
QHash<QString, QString> VerifyPage::changes() const
{
    return m_report && !m_report->isCancelled ? m_history->changes() : QHash<QString, QString>();
}

/// What the run under way, or else the last one, says of the current check. Nothing: no check is chosen.
const CheckRecord *VerifyPage::shown() const
{
    for (const VerifyReport *report : {m_run ? &m_run->report() : nullptr, m_report ? &*m_report : nullptr}) {
        const CheckRecord *const found = report != nullptr ? report->find(m_tree->currentCheck()) : nullptr;
        if (found != nullptr)
            return found;
    }
    return nullptr;
}

void VerifyPage::showDetails()
{
    const CheckRecord *const record = shown();
    if (record == nullptr)
        return m_details->setRows(summary());
    const auto lines = [](const QStringList &texts) {
        QStringList visible;
        for (const QString &text : texts)
            visible << visibleText(verifyText(text));
        return visible.join(u'\n');
    };
    const CheckOutcome &outcome = record->outcome;
    m_details->setRows({{tr("Check"), checkTitle(record->id, record->title)},
                        {tr("Id"), record->id},
                        {tr("Result"), resultWord(outcome.result)},
                        {tr("Expected"), visibleText(verifyText(outcome.expected))},
                        {tr("Observed"), visibleText(verifyText(outcome.observed))},
                        {tr("Evidence"), lines(outcome.evidence)},
                        {tr("What to do"), lines(outcome.fix.split(u'\n', Qt::SkipEmptyParts))},
                        {tr("Seconds"), locale().toString(record->seconds, 'f', 2)},
                        {tr("Earlier"), linesOf(m_history->of(record->id))}});
}

/// What the run under way or the last one found, and how those before ended.
PropertyList::Rows VerifyPage::summary() const
{
    if (isRunning())
        return progressRows(m_run->report(), m_progress->maximum());
    if (!m_report)
        return {};
    PropertyList::Rows rows = summaryRows(*m_report, changes());
    rows.append({tr("Whole runs"), linesOf(m_history->runs())});
    return rows;
}

/// Where nothing was verified since the window opened.
QString VerifyPage::lastRun() const
{
    const std::vector<ReportHistory::Past> runs = m_history->runs();
    return runs.empty() ? QString() : u"\n\n"_s + tr("The last whole run: %1").arg(linesOf({runs.front()}));
}

QString VerifyPage::linesOf(const std::vector<ReportHistory::Past> &past) const
{
    QStringList lines;
    for (const ReportHistory::Past &one : past) {
        const auto sinceEpoch = std::chrono::duration_cast<std::chrono::milliseconds>(one.at.time_since_epoch());
        const QDateTime at = QDateTime::fromMSecsSinceEpoch(sinceEpoch.count());
        lines << tr("%1: %2").arg(locale().toString(at, QLocale::ShortFormat), resultWordOf(one.result));
    }
    return lines.join(u'\n');
}

} // namespace liteboxd::verify
