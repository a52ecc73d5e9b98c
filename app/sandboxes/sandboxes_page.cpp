// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/sandboxes_page.h"

#include "app/sandboxes/below_pane.h"
#include "app/sandboxes/bulk_strip.h"
#include "app/sandboxes/detail_pane.h"
#include "app/sandboxes/ended_mode.h"
#include "app/sandboxes/filter_bar.h"
#include "app/sandboxes/sandbox_table.h"
#include "app/sandboxes/tab_actions.h"
#include "app/sandboxes/table_state_words.h"
#include "app/shell/actions/action_registry.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/strips/error_strip.h"
#include "app/shell/strips/notice_strip.h"
#include "app/shell/strips/offer_strip.h"
#include "app/shell/strips/stale_strip.h"
#include "app/shell/widgets/plain_label.h"
#include "app/shell/widgets/state_view.h"
#include "app/shell/window/sandbox_tab.h"
#include "app/shell/words/error_texts.h"

#include <QAction>
#include <QLineEdit>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

using namespace shell;
using models::SandboxModel;
using sandbox::InternetSwitch;

namespace {
const QString s_splitterKey = u"sandboxes/splitter"_s;
const QString s_detailsKey = u"sandboxes/details"_s;
constexpr int s_detailWidth = 380;
} // namespace

SandboxesPage::SandboxesPage(const Parts &parts, QWidget *parent)
    : Page(u"sandboxes"_s, tr("Sandboxes"), u"box"_s, parent)
    , m_settings(parts.settings)
    , m_model(parts.clock)
    , m_rows(m_model)
    , m_tokenChoice(parts.actions, parts.settings)
    , m_access(parts.clipboard, parts.gateway, m_tokenChoice, parts.openUrl)
    , m_actions(new SandboxActions({parts.actions, parts.clock, m_access, parts.settings, m_rows}, this))
    , m_retry(parts.retry)
    , m_clearFilter(parts.actions.add({u"edit.clearfilter"_s, ActionGroup::Edit, tr("C&lear filter"), u"clear"_s}))
    , m_showDetails(parts.actions.add(
          {u"view.details"_s, ActionGroup::View, tr("&Details of the selection"), u"pane"_s, QKeySequence(Qt::Key_F9)}))
    , m_filter(new FilterBar(this))
    , m_table(new SandboxTable(m_rows, parts.settings))
    , m_stateView(new StateView)
    , m_stack(new QStackedWidget)
    , m_left(new BelowPane(m_stack, parts.actions, parts.settings))
    , m_details(new DetailPane(parts.clock, *m_actions))
    , m_tabActions(new TabActions(parts.actions, *m_details, m_showDetails, m_left))
    , m_splitter(new QSplitter)
    , m_ended(new EndedMode(parts.actions, parts.clock, m_splitter, *m_filter, m_actions->lifetime(), this))
    , m_stale(new StaleStrip(parts.clock, parts.retry, this))
    , m_errors(new ErrorStrip(this))
    , m_notice(new NoticeStrip(this))
    , m_offer(new OfferStrip(this))
    , m_bulk(new BulkStrip(this))
    , m_count(new PlainLabel({}, this))
    , m_reports(parts.clock, {parts.activity, *m_notice, *m_errors})
{
    layOut();
    for (SandboxTab *tab : m_details->tabs())
        m_tabActions->add(tab);
    wire();
    SandboxTable::listKeys(parts.actions);
    connect(&parts.gateway, &control::LoopbackGateway::listeningChanged, m_actions, &SandboxActions::update);
    showState();
}

SandboxesPage::~SandboxesPage() = default;

void SandboxesPage::layOut()
{
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_stateView);
    m_stateView->setBackgroundRole(QPalette::Base);
    m_stateView->setAutoFillBackground(true);
    m_splitter->addWidget(m_left);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->setSizes({10 * s_detailWidth, s_detailWidth});
    m_splitter->restoreState(m_settings.value(s_splitterKey).toByteArray());
    m_showDetails->setCheckable(true);
    m_showDetails->setChecked(m_settings.value(s_detailsKey, true).toBool());
    m_details->setVisible(m_showDetails->isChecked());
    m_count->setForegroundRole(QPalette::PlaceholderText);

    auto *head = new QHBoxLayout;
    head->setSpacing(metrics::Medium);
    head->addWidget(m_filter, 1);
    head->addWidget(m_count);
    for (QAction *action : {m_ended->action(), m_actions->lifetime().create()}) {
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        head->addWidget(button);
    }
    auto *top = new QVBoxLayout;
    top->setContentsMargins(metrics::Medium, metrics::Small, metrics::Medium, metrics::Small);
    top->setSpacing(metrics::Small);
    top->addLayout(head);
    // At the lower edge: what comes and goes there moves no row under the mouse.
    auto *strips = new QVBoxLayout;
    strips->setContentsMargins(metrics::Medium, 0, metrics::Medium, 0);
    strips->setSpacing(0);
    strips->addWidget(m_stale);
    strips->addWidget(m_errors);
    strips->addWidget(m_notice);
    strips->addWidget(m_offer);
    strips->addWidget(m_bulk);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_ended->stack(), 1);
    column->addLayout(strips);
    m_table->offer(m_actions->all());
}

void SandboxesPage::wire()
{
    connect(m_filter, &FilterBar::queryChanged, this, [this](const sandbox::SandboxQuery &query) {
        m_rows.setQuery(query);
        showState();
    });
    connect(m_filter, &FilterBar::left, m_table, qOverload<>(&QWidget::setFocus));
    connect(m_showDetails, &QAction::toggled, m_details, &QWidget::setVisible);
    connect(m_clearFilter, &QAction::triggered, m_filter, &FilterBar::clear);
    connect(m_table, &SandboxTable::selectionMoved, this, &SandboxesPage::showSelection);
    connect(m_table, &SandboxTable::opened, m_actions->open(), &QAction::trigger);
    connect(m_ended, &EndedMode::changed, this, &SandboxesPage::showCount);
    connect(m_ended->action(), &QAction::toggled, m_table,
            &QTreeView::clearSelection); // none is about what is not seen
    connect(&m_actions->timedInternet(), &TimedInternet::happened, &m_reports, &SandboxReports::report);
    m_reports.follow(m_access);
    connect(m_details, &DetailPane::happened, &m_reports, &SandboxReports::report);
    followLifetime();
    connect(&m_access, &SandboxAccess::keepingOffered, this, &SandboxesPage::offerKeeping);
    connect(m_offer, &OfferStrip::accepted, this, [this] {
        m_tokenChoice.set(true);
        m_access.keepWaiting();
    });
    connect(m_offer, &OfferStrip::declined, this, [this] { m_tokenChoice.set(false); });
    connect(m_bulk, &BulkStrip::switchWanted, &m_actions->internet(), &InternetActions::set);
    connect(m_bulk, &BulkStrip::selectWanted, this, [this](const QStringList &ids) {
        m_ended->action()->setChecked(false);
        m_filter->clear();
        m_table->selectSandboxes(ids);
    });
}

void SandboxesPage::setSession(session::Session *session)
{
    m_actions->setSession(nullptr, nullptr);
    m_details->setSession(nullptr); // what it had open is of the session before
    m_details->setSession(session);
    m_left->setSession(session);
    m_expected.clear();
    m_switch.reset();
    m_access.setTokens(session ? &session->tokens() : nullptr);
    m_model.clear();
    m_errors->dismiss();
    m_bulk->dismiss();
    leave();
    m_session = session;
    m_connectionError.reset();
    if (session)
        follow(*session);
    showState();
}

/// The session before may live on: what it tells is about other rows.
void SandboxesPage::leave()
{
    m_subscription = {};
    if (!m_session)
        return;
    m_session->sandboxes().disconnect(this);
    m_session->connection().disconnect(this);
    m_session->namespaces().disconnect(this);
    m_session->tokens().disconnect(this);
}

void SandboxesPage::follow(session::Session &session)
{
    m_switch = std::make_unique<InternetSwitch>(session.internetAccess(), session.sandboxes(), InternetSwitch::Pace());
    connect(m_switch.get(), &InternetSwitch::pendingChanged, &m_model, &models::SandboxModel::setPending);
    connect(m_switch.get(), &InternetSwitch::pendingChanged, m_actions, &SandboxActions::update);
    m_bulk->follow(*m_switch);
    connect(m_switch.get(), &InternetSwitch::finished, this, [this](const sandbox::InternetRun &run) {
        if (!run.failures.empty() && run.failures.front().error.code == base::ErrorCode::Forbidden)
            m_session->permissions().refresh(); // they are others than thought
    });
    m_reports.follow(*m_switch);
    m_actions->setSession(&session, m_switch.get());
    m_model.replace({});
    m_subscription =
        session.sandboxes().subscribe(this, [this](const sandbox::SandboxChanges &changes) { take(changes); });
    connect(&session.sandboxes(), &sandbox::SandboxCache::stateChanged, this, &SandboxesPage::showState);
    connect(&session.connection(), &session::ConnectionMonitor::changed, this,
            [this](const session::ConnectionState &state) {
                // Not for each new latency.
                if (std::holds_alternative<session::Stale>(state) != m_table->isDimmed())
                    showState();
            });
    connect(&session.namespaces(), &session::NamespaceFinder::found, this, &SandboxesPage::showState);
    connect(&session.tokens(), &session::TokenKeeper::failed, this, [this](const base::Error &error) {
        m_errors->show(tr("A kept access token was not brought up to date."), error, Subject::Keychain);
    });
}

void SandboxesPage::setConnectionError(const std::optional<base::Error> &error)
{
    m_connectionError = error;
    showState();
}

void SandboxesPage::take(const sandbox::SandboxChanges &changes)
{
    QSet<QString> removed;
    for (const sandbox::SandboxPtr &sandbox : changes.removed)
        removed.insert(models::SandboxModel::keyOf(*sandbox));
    std::vector<sandbox::SandboxPtr> changed = changes.added;
    changed.insert(changed.end(), changes.changed.begin(), changes.changed.end());
    m_model.apply(changed, removed);
    if (!m_expected.isEmpty() && m_model.rowOf(m_expected) >= 0)
        reveal(std::exchange(m_expected, {}));
    showState();
}

void SandboxesPage::showState()
{
    std::optional<kube::SyncState> sync;
    if (m_session)
        sync = m_session->sandboxes().state();
    m_state = tableState(sync, m_model.rowCount(), m_rows.rowCount());
    describe();
    m_stack->setCurrentIndex(m_state == TableState::Rows ? 0 : 1);
    showStale();
    showCount();
    m_actions->update();
    Q_EMIT stateChanged();
}

void SandboxesPage::describe()
{
    if (m_state == TableState::Rows)
        return;
    TableStateFacts facts{.error = m_connectionError};
    if (m_session)
        facts = {m_session->settings().sandboxNamespace, m_session->namespaces().isOwnMissing(),
                 m_session->sandboxes().state().error, Subject::NewCluster};
    const TableStateWords said = words(m_state, facts);
    m_stateView->setIcon(said.iconName, said.role);
    m_stateView->setHeadline(said.headline);
    m_stateView->setText(said.text);
    m_stateView->setBlock(said.block);
    QAction *const offered = said.offer == TableStateWords::Offer::Retry ? m_retry : m_clearFilter;
    m_stateView->setActions(said.offer == TableStateWords::Offer::Nothing ? QList<QAction *>() : QList{offered});
}

void SandboxesPage::showStale()
{
    // A server that hangs is found out by the monitor long before the watch gives up.
    const auto *deaf = m_session ? std::get_if<session::Stale>(&m_session->connection().state()) : nullptr;
    const bool stale = m_session && m_session->sandboxes().state().phase == kube::SyncState::Phase::Stale;
    m_table->setDimmed(stale || deaf);
    m_details->setDimmed(stale || deaf);
    if (deaf && !stale)
        return m_stale->show(deaf->since, deaf->retryAt, sentence(deaf->error, Subject::Cluster));
    if (!stale)
        return m_stale->dismiss();
    const kube::SyncState &sync = m_session->sandboxes().state();
    m_stale->show(sync.since, sync.retryAt, sync.error ? sentence(*sync.error, Subject::Cluster) : QString());
}

void SandboxesPage::showCount()
{
    const int all = m_model.rowCount();
    const int shown = m_rows.rowCount();
    m_count->setText(shown == all ? tr("%n sandboxes", nullptr, all)
                                  : tr("%1 of %n sandboxes", nullptr, all).arg(shown));
    m_count->setVisible(all > 0 || m_ended->isOn());
    if (m_ended->isOn())
        m_count->setText(m_ended->countText());
    setBadge(all > 0 ? QString::number(all) : QString());
    if (m_filter->query().isEmpty())
        ActionRegistry::disable(m_clearFilter, tr("No filter is set"));
    else
        ActionRegistry::enable(m_clearFilter);
}

void SandboxesPage::showSelection()
{
    const auto selection = m_table->selectedSandboxes();
    m_actions->setSelection(selection);
    m_details->show(selection);
    m_left->show(selection);
    m_tabActions->follow(static_cast<int>(selection.size()));
}

void SandboxesPage::followLifetime()
{
    LifetimeActions &lifetime = m_actions->lifetime();
    connect(&lifetime, &LifetimeActions::happened, &m_reports, &SandboxReports::report);
    connect(&lifetime, &LifetimeActions::created, this, [this](const sandbox::Sandbox &sandbox) {
        m_expected = SandboxModel::keyOf(sandbox);
        take({}); // it may be there already
    });
    connect(&lifetime, &LifetimeActions::tokenWanted, this, [this](const sandbox::Sandbox &sandbox) {
        m_access.copyTokens({std::make_shared<const sandbox::Sandbox>(sandbox)});
    });
    connect(&lifetime, &LifetimeActions::openWanted, this, [this](const sandbox::Sandbox &sandbox) {
        reveal(SandboxModel::keyOf(sandbox));
        m_actions->open()->trigger();
    });
}

void SandboxesPage::addTab(SandboxTab *tab, DetailPane::Place place)
{
    m_details->addTab(tab, place);
    tab->setSession(m_session);
    m_tabActions->add(tab);
}

void SandboxesPage::putBelow(SandboxTab *tab)
{
    m_left->put(tab);
    m_left->setSession(m_session);
}

void SandboxesPage::offerKeeping()
{
    m_offer->show(tr("Keep copied tokens in the desktop's keychain? The desktop asks for its password then."),
                  tr("Keep tokens"), tr("Do not keep tokens"));
}

void SandboxesPage::reveal(const QString &id)
{
    const QModelIndex row = m_model.index(m_model.rowOf(id), SandboxModel::Id);
    if (!row.isValid())
        return;
    m_ended->action()->setChecked(false);
    if (!m_rows.mapFromSource(row).isValid())
        m_filter->clear();
    m_table->setCurrentIndex(m_rows.mapFromSource(row));
    m_table->setFocus();
}

void SandboxesPage::showOnly(const sandbox::SandboxQuery &query)
{
    m_ended->action()->setChecked(false);
    m_filter->setQuery(query);
}

QList<QWidget *> SandboxesPage::panes()
{
    return QList<QWidget *>{m_filter, m_table} << m_left->panes() << m_details;
}

/// The table, or what stands in its place until there are rows and hands the focus on then.
QWidget *SandboxesPage::firstFocus()
{
    return m_stack->currentWidget();
}

bool SandboxesPage::find()
{
    m_filter->setFocus(Qt::ShortcutFocusReason);
    m_filter->input()->selectAll();
    return true;
}

void SandboxesPage::saveState() const
{
    m_table->saveState();
    m_left->saveState();
    m_settings.setValue(s_splitterKey, m_splitter->saveState());
    m_settings.setValue(s_detailsKey, m_showDetails->isChecked());
}

} // namespace liteboxd::sandboxes
