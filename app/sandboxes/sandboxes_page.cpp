// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/sandboxes_page.h"

#include "app/sandboxes/detail_pane.h"
#include "app/sandboxes/filter_bar.h"
#include "app/sandboxes/sandbox_table.h"
#include "app/shell/actions/action_registry.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/strips/error_strip.h"
#include "app/shell/strips/notice_strip.h"
#include "app/shell/strips/offer_strip.h"
#include "app/shell/strips/stale_strip.h"
#include "app/shell/widgets/plain_label.h"
#include "app/shell/widgets/state_view.h"
#include "app/shell/words/error_texts.h"
#include "app/shell/words/sentences.h"
#include "core/session/capability.h"

#include <QAction>
#include <QLineEdit>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

using namespace shell;
using models::SandboxModel;
using sandbox::InternetWish;

namespace {
const QString s_splitterKey = u"sandboxes/splitter"_s;
const QString s_detailsKey = u"sandboxes/details"_s;
constexpr int s_detailWidth = 330;
} // namespace

SandboxesPage::SandboxesPage(const Parts &parts, QWidget *parent)
    : Page(u"sandboxes"_s, tr("Sandboxes"), u"box"_s, parent)
    , m_settings(parts.settings)
    , m_clock(parts.clock)
    , m_activity(parts.activity)
    , m_model(parts.clock)
    , m_rows(m_model)
    , m_tokenChoice(parts.actions, parts.settings)
    , m_access(parts.clipboard, parts.gateway, m_tokenChoice, parts.openUrl)
    , m_actions(new SandboxActions(parts.actions, m_access, m_rows, this))
    , m_retry(parts.retry)
    , m_clearFilter(parts.actions.add({u"edit.clearfilter"_s, ActionGroup::Edit, tr("C&lear filter"), u"clear"_s}))
    , m_showDetails(parts.actions.add(
          {u"view.details"_s, ActionGroup::View, tr("&Details of the selection"), u"pane"_s, QKeySequence(Qt::Key_F9)}))
    , m_filter(new FilterBar(this))
    , m_table(new SandboxTable(m_rows, parts.settings))
    , m_stateView(new StateView)
    , m_stack(new QStackedWidget)
    , m_details(new DetailPane(parts.clock, *m_actions))
    , m_splitter(new QSplitter(this))
    , m_stale(new StaleStrip(parts.clock, parts.retry, this))
    , m_errors(new ErrorStrip(this))
    , m_notice(new NoticeStrip(this))
    , m_offer(new OfferStrip(this))
    , m_count(new PlainLabel({}, this))
{
    layOut();
    wire();
    connect(&parts.gateway, &control::LocalGateway::listeningChanged, m_actions, &SandboxActions::update);
    showState();
}

SandboxesPage::~SandboxesPage() = default;

void SandboxesPage::layOut()
{
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_stateView);
    m_stateView->setBackgroundRole(QPalette::Base);
    m_stateView->setAutoFillBackground(true);
    m_splitter->addWidget(m_stack);
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
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_splitter, 1);
    column->addLayout(strips);

    for (QAction *action : m_actions->all()) {
        if (!action) {
            action = new QAction(m_table);
            action->setSeparator(true);
        }
        m_table->addAction(action);
    }
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
    connect(m_table, &QAbstractItemView::activated, m_actions->open(), &QAction::trigger);
    connect(&m_access, &SandboxAccess::done, this, &SandboxesPage::showDone);
    connect(&m_access, &SandboxAccess::keepingOffered, this, &SandboxesPage::offerKeeping);
    connect(m_offer, &OfferStrip::accepted, this, [this] {
        m_tokenChoice.set(true);
        m_access.keepWaiting();
    });
    connect(m_offer, &OfferStrip::declined, this, [this] { m_tokenChoice.set(false); });
    connect(&m_access, &SandboxAccess::failed, this, &SandboxesPage::showFailure);
}

void SandboxesPage::setSession(session::Session *session)
{
    m_switch.reset();
    m_actions->setSession(nullptr, nullptr);
    m_access.setTokens(session ? &session->tokens() : nullptr);
    m_model.clear();
    m_errors->dismiss();
    m_session = session;
    m_connectionError.reset();
    if (session) {
        m_switch = std::make_unique<InternetSwitch>(session->internetAccess(), m_model);
        connect(m_switch.get(), &InternetSwitch::changed, this, &SandboxesPage::showReceipt);
        connect(m_switch.get(), &InternetSwitch::failed, this,
                [this](const QString &id, InternetWish wish, const base::Error &error) {
                    const QString what = wish == InternetWish::Allow
                                             ? tr("Internet access of %1 was not switched on.").arg(id)
                                             : tr("Internet access of %1 was not switched off.").arg(id);
                    showFailure(id, what, error, Subject::Cluster);
                    if (error.code == base::ErrorCode::Forbidden)
                        m_session->permissions().refresh(); // they are others than thought
                });
        m_actions->setSession(m_switch.get(), &session->permissions());
        m_model.replace(session->sandboxes().values());
        connect(&session->sandboxes(), &sandbox::SandboxCache::changed, this, &SandboxesPage::take);
        connect(&session->sandboxes(), &sandbox::SandboxCache::stateChanged, this, &SandboxesPage::showState);
        connect(&session->connection(), &session::ConnectionMonitor::changed, this,
                [this](const session::ConnectionState &state) {
                    // Not for each new latency.
                    if (std::holds_alternative<session::Stale>(state) != m_table->isDimmed())
                        showState();
                });
        connect(&session->namespaces(), &session::NamespaceFinder::found, this, &SandboxesPage::showState);
        connect(&session->tokens(), &session::TokenKeeper::failed, this, [this](const base::Error &error) {
            m_errors->show(tr("A kept access token was not brought up to date."), error, Subject::Keychain);
        });
    }
    showState();
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
    showState();
}

void SandboxesPage::showState()
{
    std::optional<kube::SyncState> sync;
    if (m_session)
        sync = m_session->sandboxes().state();
    const int all = m_model.rowCount();
    const int shown = m_rows.rowCount();
    m_state = tableState(sync, all, shown);
    describe(m_state);
    m_stack->setCurrentIndex(m_state == TableState::Rows ? 0 : 1);

    // A server that hangs is found out by the monitor long before the watch gives up.
    const auto *deaf = m_session ? std::get_if<session::Stale>(&m_session->connection().state()) : nullptr;
    const bool stale = sync && sync->phase == kube::SyncState::Phase::Stale;
    m_table->setDimmed(stale || deaf);
    m_details->setDimmed(stale || deaf);
    if (deaf && !stale)
        m_stale->show(deaf->since, deaf->retryAt, sentence(deaf->error, Subject::Cluster));
    else if (stale)
        m_stale->show(sync->since, sync->retryAt, sync->error ? sentence(*sync->error, Subject::Cluster) : QString());
    else
        m_stale->dismiss();

    m_count->setText(shown == all ? tr("%n sandboxes", nullptr, all)
                                  : tr("%1 of %n sandboxes", nullptr, all).arg(shown));
    m_count->setVisible(all > 0);
    setBadge(all > 0 ? QString::number(all) : QString());
    if (m_filter->query().isEmpty())
        ActionRegistry::disable(m_clearFilter, tr("No filter is set"));
    else
        ActionRegistry::enable(m_clearFilter);
    showSelection();
    Q_EMIT stateChanged();
}

void SandboxesPage::describe(TableState state)
{
    const QString nameSpace = m_session ? m_session->settings().sandboxNamespace : QString();
    std::optional<base::Error> error = m_session ? m_session->sandboxes().state().error : m_connectionError;
    m_stateView->setBlock({});
    switch (state) {
    case TableState::Rows:
        return;
    case TableState::Loading:
        m_stateView->setIcon(u"state-pending"_s, ColorRole::Accent);
        m_stateView->setHeadline(tr("Reading the sandboxes…"));
        m_stateView->setText({});
        return m_stateView->setActions({});
    case TableState::Empty:
        m_stateView->setIcon(u"box"_s, ColorRole::Muted);
        m_stateView->setHeadline(m_session->namespaces().isOwnMissing()
                                     ? tr("There is no namespace %1 in this cluster").arg(nameSpace)
                                     : tr("No sandboxes in namespace %1").arg(nameSpace));
        m_stateView->setText(
            tr("A sandbox that is created shows up here by itself. LiteBoxd's own installation uses the "
               "namespace liteboxd-sandbox: choose the namespace above."));
        return m_stateView->setActions({});
    case TableState::NothingFound:
        m_stateView->setIcon(u"filter"_s, ColorRole::Muted);
        m_stateView->setHeadline(tr("No sandbox matches the filter"));
        m_stateView->setText({});
        return m_stateView->setActions({m_clearFilter});
    case TableState::Forbidden:
        m_stateView->setIcon(u"lock"_s, ColorRole::Warning);
        m_stateView->setHeadline(tr("Your account may not list pods in namespace %1").arg(nameSpace));
        m_stateView->setText(tr("The cluster's administrator can allow it by this Role, bound to your account:"));
        m_stateView->setBlock(QString::fromStdString(session::sandboxRole(nameSpace.toStdString())).trimmed());
        return m_stateView->setActions({m_retry});
    case TableState::NotConnected:
    case TableState::Failed:
        break;
    }
    m_stateView->setIcon(u"disconnected"_s, ColorRole::Danger);
    const Subject subject = m_session ? Subject::NewCluster : Subject::Kubeconfig;
    m_stateView->setHeadline(error ? sentence(*error, subject) : tr("Not connected"));
    m_stateView->setText(error ? advice(*error, subject) : QString());
    m_stateView->setBlock(error ? details(*error) : QString());
    m_stateView->setActions({m_retry});
}

void SandboxesPage::showDone(const QString &id, const QString &text, const QString &hint)
{
    m_notice->show(joined({text, hint}));
    m_activity.add({m_clock.wall(), id, text});
}

void SandboxesPage::showFailure(const QString &id, const QString &what, const base::Error &error, Subject subject)
{
    m_errors->show(what, error, subject);
    m_activity.add({m_clock.wall(), id, what, models::ActivityEntry::Outcome::Failed, error});
}

void SandboxesPage::showReceipt(const QString &id, const sandbox::InternetReceipt &receipt)
{
    const QString text = receipt.wish == InternetWish::Allow
                             ? tr("Internet access of %1 is requested.").arg(id)
                             : tr("Internet access of %1 is not requested any more.").arg(id);
    QStringList hints;
    if (receipt.lostWithPod)
        hints << tr("The next pod of this sandbox will be made without this change.");
    if (receipt.managedByServer)
        hints << tr("LiteBoxd's own server looks after this sandbox and does not learn of the change.");
    showDone(id, text, joined(hints));
}

void SandboxesPage::showSelection()
{
    const auto selection = m_table->selectedSandboxes();
    m_actions->setSelection(selection);
    m_details->show(selection);
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
    if (!m_rows.mapFromSource(row).isValid())
        m_filter->clear();
    m_table->setCurrentIndex(m_rows.mapFromSource(row));
    m_table->setFocus();
}

QList<QWidget *> SandboxesPage::panes()
{
    return {m_filter, m_table, m_details};
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
    m_settings.setValue(s_splitterKey, m_splitter->saveState());
    m_settings.setValue(s_detailsKey, m_showDetails->isChecked());
}

} // namespace liteboxd::sandboxes
