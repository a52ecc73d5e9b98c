// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flows/flows_page.h"

#include "app/flows/explanation.h"
#include "app/flows/export_actions.h"
#include "app/flows/filter_line.h"
#include "app/flows/flow_menu.h"
#include "app/flows/flow_table.h"
#include "app/flows/flow_tabs.h"
#include "app/flows/history_bar.h"
#include "app/flows/past_flows.h"
#include "app/flows/way_line.h"
#include "app/shell/actions/action_registry.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/strips/error_strip.h"
#include "app/shell/strips/notice_strip.h"
#include "app/shell/strips/stale_strip.h"
#include "app/shell/widgets/state_view.h"
#include "core/flows/flow_words.h"

#include <QAction>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::flows {

using namespace shell;
using Phase = hubble::SourceState::Phase;

namespace {

const QString s_splitterKey = u"flows/splitter"_s;
const QString s_onlyDropped = u"--verdict DROPPED"_s;
constexpr std::chrono::seconds s_policiesEvery(60);
constexpr std::size_t s_askedRows = 20'000;
constexpr std::uint64_t s_lastFlows = 1'000; ///< of the past, when a filter is put in force

} // namespace

FlowsPage::FlowsPage(const Parts &parts, QWidget *parent)
    : Page(u"flows"_s, tr("Flows"), u"flows"_s, parent)
    , m_clock(parts.clock)
    , m_settings(parts.settings)
    , m_feed(parts.feed)
    , m_makeSource(parts.makeSource)
    , m_retry(parts.retry)
    , m_asked(s_askedRows)
    , m_filter(new FilterLine(this))
    , m_latest(new QPushButton(this))
    , m_table(new FlowTable(parts.settings))
    , m_stateView(new StateView)
    , m_stack(new QStackedWidget)
    , m_stale(new StaleStrip(parts.clock, parts.retry, this))
    , m_errors(new ErrorStrip(this))
    , m_notice(new NoticeStrip(this))
    , m_tabs(new FlowTabs({parts.actions, parts.feed, *m_errors, *m_notice, parts.settings}))
    , m_exports(new ExportActions(
          {parts.actions, *m_errors, *m_notice, *this, [this]() -> models::FlowModel & { return model(); }}, this))
    , m_bar(new HistoryBar(this))
    , m_way(new WayLine(this))
    , m_past(std::make_unique<PastFlows>(*m_bar))
    , m_splitter(new QSplitter(Qt::Vertical, this))
{
    registerActions(parts.actions);
    layOut();
    wire();
    showState();
}

FlowsPage::~FlowsPage() = default;

models::FlowModel &FlowsPage::model()
{
    return m_past->isShown() ? m_past->model() : m_filter->inForce().isEmpty() ? m_all : m_asked;
}

void FlowsPage::registerActions(ActionRegistry &actions)
{
    m_pause = actions.add({u"flows.pause"_s, ActionGroup::View, tr("&Pause flows"), u"pause"_s,
                           QKeySequence(Qt::Key_Space), MenuSection::Cluster});
    m_pause->setCheckable(true);
    m_pause->setShortcutContext(Qt::WidgetWithChildrenShortcut); // elsewhere the key presses buttons
    addAction(m_pause);
    m_dropped = actions.add(
        {u"flows.dropped"_s, ActionGroup::View, tr("&Dropped flows only"), u"lock"_s, {}, MenuSection::Cluster});
    m_dropped->setCheckable(true);
}

void FlowsPage::layOut()
{
    m_latest->setFlat(true);
    m_latest->hide();
    m_table->setAccessibleName(title());
    new FlowMenu(*m_table, *m_filter); // the table's
    m_stateView->setBackgroundRole(QPalette::Base);
    m_stateView->setAutoFillBackground(true);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_stateView);
    m_splitter->addWidget(m_stack);
    m_splitter->addWidget(m_tabs);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->setStretchFactor(0, 3);
    m_splitter->setStretchFactor(1, 2);
    m_splitter->restoreState(m_settings.value(s_splitterKey).toByteArray());

    auto *head = new QHBoxLayout;
    head->setContentsMargins(metrics::Medium, metrics::Small, metrics::Medium, metrics::Small);
    head->setSpacing(metrics::Small);
    head->addWidget(m_filter, 1);
    head->addWidget(m_latest);
    for (QAction *action : {m_dropped, m_pause}) {
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        head->addWidget(button, 0, Qt::AlignTop);
    }
    head->addWidget(m_exports->makeButton(*this), 0, Qt::AlignTop);
    m_dropped->setIconText(tr("Dropped"));
    m_pause->setIconText(tr("Pause"));
    auto *strips = new QVBoxLayout;
    strips->setContentsMargins(metrics::Medium, 0, metrics::Medium, 0);
    strips->setSpacing(0);
    strips->addWidget(m_stale);
    strips->addWidget(m_errors);
    strips->addWidget(m_notice);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_way);
    column->addWidget(m_bar);
    column->addWidget(m_splitter, 1);
    column->addLayout(strips);
}

void FlowsPage::wire()
{
    connect(&m_feed, &models::FlowFeed::flowsCame, this, [this](const QList<Flow> &flows) { m_all.add(flows); });
    connect(&m_feed, &models::FlowFeed::gapFound, this, [this](const FlowGap &gap) { m_all.add(gap); });
    connect(&m_feed, &models::FlowFeed::stateChanged, this, &FlowsPage::showState);
    connect(&m_feed, &models::FlowFeed::reset, this, [this] { m_all.clear(); });
    for (models::FlowModel *rows : {&m_all, &m_asked}) {
        connect(rows, &models::FlowModel::waitingChanged, this, &FlowsPage::hold);
        connect(rows, &QAbstractItemModel::rowsInserted, this, [this] {
            if (m_state != PageState::Rows)
                showState();
        });
    }
    connect(m_filter, &FilterLine::changed, this, &FlowsPage::ask);
    connect(m_filter, &FilterLine::left, this, [this] { m_table->setFocus(Qt::TabFocusReason); });
    connect(m_dropped, &QAction::toggled, this, [this](bool only) { m_filter->setWords(s_onlyDropped, only); });
    connect(m_pause, &QAction::toggled, this, [this](bool paused) {
        if (!paused)
            m_table->goToEnd();
        hold();
    });
    connect(m_latest, &QPushButton::clicked, this, [this] {
        m_pause->setChecked(false);
        m_table->goToEnd();
    });
    connect(m_table, &FlowTable::readingChanged, this, &FlowsPage::hold);
    connect(m_table, &FlowTable::selectionMoved, this, &FlowsPage::showSelection);
    connect(m_tabs, &FlowTabs::filterWished, this, &FlowsPage::setFilter);
    connect(m_tabs, &FlowTabs::blockedCountChanged, this,
            [this] { setBadge(m_tabs->blockedCount() == 0 ? QString() : u"!%1"_s.arg(m_tabs->blockedCount())); });
    connect(m_retry, &QAction::triggered, this, [this] {
        m_feed.retryNow();
        if (m_source)
            m_source->retryNow();
    });
    connect(m_past.get(), &PastFlows::changed, this, &FlowsPage::showPast);
    connect(m_past.get(), &PastFlows::failed, this, [this](const base::Error &error) {
        m_errors->show(tr("The recorded flows cannot be read."), error, Subject::Cluster);
    });
    m_again.setInterval(s_policiesEvery);
    connect(&m_again, &QTimer::timeout, this, [this] {
        if (m_session)
            m_session->policyOverview().refresh();
    });
    m_table->show(m_all);
}

void FlowsPage::setSession(session::Session *session)
{
    m_source.reset();
    if (m_session)
        m_session->policyOverview().disconnect(this);
    m_asked.clear();
    m_tabs->clear();
    m_errors->dismiss();
    m_session = session;
    m_connectionError.reset();
    m_tabs->setSession(session);
    explainBy(nullptr, PolicyReading::UnderWay);
    if (session) {
        connect(&session->policyOverview(), &policy::PolicyOverview::changed, this, &FlowsPage::takePolicies);
        takePolicies();
        if (isVisible())
            session->policyOverview().refreshIfOlder(policy::PolicyOverview::recent);
    }
    ask();
}

void FlowsPage::setHistory(store::Store *store, const RecordedPlace &place)
{
    m_past->setPlace(store, place);
}

void FlowsPage::refreshHistory()
{
    if (isVisible())
        m_past->refresh();
}

void FlowsPage::showPast()
{
    m_tabs->setDigest(m_past->isShown() ? &m_past->digest() : nullptr);
    m_table->show(model());
    m_table->goToEnd();
    m_tabs->clear();
    hold();
    showState();
}

void FlowsPage::setConnectionError(const std::optional<base::Error> &error)
{
    m_connectionError = error;
    showState();
}

void FlowsPage::setFilter(const QString &line)
{
    m_filter->setLine(line);
}

void FlowsPage::showLatest(const QString &line)
{
    m_bar->goLive();
    setFilter(line);
}

/// Without a filter the feed's rows are shown; with one Hubble is asked for what it takes.
void FlowsPage::ask()
{
    m_source.reset();
    m_asked.clear();
    {
        const QSignalBlocker blocker(m_dropped);
        m_dropped->setChecked(m_filter->hasWords(s_onlyDropped));
    }
    m_table->show(model());
    m_tabs->clear();
    const auto query = parseFlowLine(m_filter->inForce(), m_clock.wall());
    if (query)
        m_past->setQuery(*query);
    if (m_session && query && !m_filter->inForce().isEmpty()) {
        m_source = m_makeSource();
        if (m_source) {
            follow(*m_source);
            FlowQuery asked = withinNamespace(*query, m_session->settings().sandboxNamespace);
            asked.follow = !asked.first && !asked.until;
            if (!asked.since && !asked.first && !asked.last)
                asked.last = s_lastFlows;
            m_source->start(asked);
        }
    }
    hold();
    showState();
}

void FlowsPage::follow(hubble::FlowSource &source)
{
    connect(&source, &hubble::FlowSource::flowsCame, this, [this](const QList<Flow> &flows) { m_asked.add(flows); });
    connect(&source, &hubble::FlowSource::gapFound, this, [this](const FlowGap &gap) { m_asked.add(gap); });
    connect(&source, &hubble::FlowSource::stateChanged, this, &FlowsPage::showState);
}

const hubble::FlowSource *FlowsPage::shownSource() const
{
    return m_filter->inForce().isEmpty() ? m_feed.source() : m_source.get();
}

/// Nothing moves while somebody reads, or has pressed Pause; how much waits stands on the button.
void FlowsPage::hold()
{
    const bool held = m_pause->isChecked() || m_table->isReading();
    m_all.setHeld(held);
    m_asked.setHeld(held);
    const std::uint64_t waiting = model().waiting();
    m_latest->setVisible(held && !m_past->isShown());
    m_latest->setText(waiting == 0 ? tr("Show the latest") : tr("%n new", nullptr, static_cast<int>(waiting)));
}

void FlowsPage::showState()
{
    const hubble::FlowSource *const source = shownSource();
    const PageState before = m_state;
    m_state = m_past->isShown() ? (model().rowCount() > 0 ? PageState::Rows : PageState::NothingRecorded)
                                : pageState({m_session != nullptr, source != nullptr, !m_filter->inForce().isEmpty(),
                                             model().rowCount() > 0, source ? source->state() : hubble::SourceState{}});
    m_way->setState(source ? source->state() : hubble::SourceState{});
    describe();
    m_stack->setCurrentIndex(m_state == PageState::Rows ? 0 : 1);
    const Phase phase = source ? source->state().phase : Phase::Failed;
    const bool isStale = m_state == PageState::Rows && !m_past->isShown() &&
                         (phase == Phase::Waiting || phase == Phase::Failed || phase == Phase::Connecting);
    m_table->setDimmed(isStale);
    if (isStale && source && source->state().error) {
        const auto retryAt =
            phase == Phase::Waiting ? std::optional(m_clock.wall() + source->state().retryIn) : std::nullopt;
        m_stale->show({}, retryAt, shell::sentence(*source->state().error, Subject::Cluster));
    } else if (!isStale || phase != Phase::Connecting) { // else what was said holds on until it answers
        m_stale->dismiss();
    }
    m_exports->setEnabled(m_state == PageState::Rows);
    if (before != m_state)
        Q_EMIT stateChanged();
}

void FlowsPage::describe()
{
    const hubble::FlowSource *const source = shownSource();
    const PageStateWords said = words(m_state, m_state == PageState::NotConnected ? m_connectionError
                                               : source                           ? source->state().error
                                                                                  : std::nullopt);
    m_stateView->setIcon(said.iconName, said.role);
    m_stateView->setHeadline(said.headline);
    m_stateView->setText(said.text);
    m_stateView->setBlock(said.block);
    m_stateView->setActions(said.offersRetry ? QList<QAction *>{m_retry} : QList<QAction *>{});
}

void FlowsPage::showSelection()
{
    const int row = m_table->selectedRow();
    if (row < 0)
        return m_tabs->clear();
    m_tabs->showFlow(model().row(row), model().why(row));
}

void FlowsPage::takePolicies()
{
    const Explanation explanation = explanationOf(m_session->policyOverview());
    explainBy(explanation.explainer, explanation.reading);
    showSelection();
}

void FlowsPage::explainBy(const std::shared_ptr<const policy::explain::PolicyExplainer> &explainer,
                          PolicyReading reading)
{
    for (models::FlowModel *const each : {&m_all, &m_asked, &m_past->model()})
        each->setExplainer(explainer, reading);
    m_tabs->setExplainer(explainer, reading);
}

void FlowsPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_again.start();
    if (m_session)
        m_session->policyOverview().refreshIfOlder(policy::PolicyOverview::recent);
    m_past->refresh();
}

void FlowsPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_again.stop();
}

QList<QWidget *> FlowsPage::panes()
{
    if (m_state != PageState::Rows)
        return {m_stateView, m_filter->input(), m_bar->slider()};
    return {m_table, m_filter->input(), m_bar->slider(), m_tabs};
}

bool FlowsPage::find()
{
    m_filter->input()->setFocus(Qt::ShortcutFocusReason);
    m_filter->input()->selectAll();
    return true;
}

void FlowsPage::saveState() const
{
    m_settings.setValue(s_splitterKey, m_splitter->saveState());
    m_table->saveState();
}

} // namespace liteboxd::flows
