// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/templates/templates_page.h"

#include "app/shell/looks/icons.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/strips/error_strip.h"
#include "app/shell/strips/notice_strip.h"
#include "app/shell/strips/stale_strip.h"
#include "app/shell/widgets/row_delegate.h"
#include "app/shell/widgets/state_view.h"
#include "app/shell/words/error_texts.h"
#include "app/templates/template_details.h"
#include "core/models/activity_words.h"
#include "core/sandbox/templates/template_object.h"
#include "core/session/capability.h"

#include <QAction>
#include <QHeaderView>
#include <QLineEdit>
#include <QPushButton>
#include <QSettings>
#include <QSortFilterProxyModel>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::templates {

using namespace shell;
using models::TemplateModel;
using sandbox::SandboxTemplate;

namespace {
const QString s_splitterKey = u"templates/splitter"_s;
const QString s_columnsKey = u"templates/columns"_s;
constexpr int s_detailWidth = 420;
constexpr int s_nameWidth = 160;
constexpr int s_imageWidth = 240;
constexpr std::chrono::milliseconds s_countAfter(250);
} // namespace

TemplatesPage::TemplatesPage(const Parts &parts, QWidget *parent)
    : Page(u"templates"_s, tr("Templates"), u"template"_s, parent)
    , m_clock(parts.clock)
    , m_activity(parts.activity)
    , m_settings(parts.settings)
    , m_rows(new QSortFilterProxyModel(this))
    , m_retry(parts.retry)
    , m_search(new QLineEdit(this))
    , m_table(new QTreeView)
    , m_state(new StateView)
    , m_stack(new QStackedWidget)
    , m_details(new TemplateDetails)
    , m_splitter(new QSplitter(this))
    , m_actions(new TemplateActions(
          parts.actions, m_model,
          [this] {
              if (m_countsAreOld)
                  take(); // a question may name them
              return selection();
          },
          this))
    , m_delegate(new RowDelegate(m_table))
    , m_stale(new StaleStrip(parts.clock, parts.retry, this))
    , m_errors(new ErrorStrip(this))
    , m_notice(new NoticeStrip(this))
{
    layOut();
    wire();
    m_actions->update();
    showState();
}

TemplatesPage::~TemplatesPage() = default;

void TemplatesPage::layOut()
{
    m_rows->setSourceModel(&m_model);
    m_rows->setFilterCaseSensitivity(Qt::CaseInsensitive);
    m_rows->setFilterKeyColumn(-1);
    m_rows->setSortRole(TemplateModel::SortRole);
    m_rows->setSortCaseSensitivity(Qt::CaseInsensitive);
    m_search->setPlaceholderText(tr("Search the templates"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(u"search"_s, ColorRole::Muted), QLineEdit::LeadingPosition);
    m_table->setModel(m_rows);
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setItemDelegate(m_delegate);
    m_table->setColumnWidth(TemplateModel::Name, s_nameWidth);
    m_table->setColumnWidth(TemplateModel::Image, s_imageWidth);
    m_table->setAllColumnsShowFocus(true);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(TemplateModel::Name, Qt::AscendingOrder);
    m_table->setAccessibleName(title());
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
    for (QAction *action : m_actions->all()) {
        if (!action) {
            action = new QAction(m_table);
            action->setSeparator(true);
        }
        m_table->addAction(action);
    }
    m_table->header()->restoreState(m_settings.value(s_columnsKey).toByteArray());
    m_details->setActions(m_actions->ofShown());
    m_state->setBackgroundRole(QPalette::Base);
    m_state->setAutoFillBackground(true);
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_state);
    m_splitter->addWidget(m_stack);
    m_splitter->addWidget(m_details);
    m_splitter->setStretchFactor(0, 1);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->setSizes({2 * s_detailWidth, s_detailWidth});
    m_splitter->restoreState(m_settings.value(s_splitterKey).toByteArray());

    auto *top = new QHBoxLayout;
    top->setContentsMargins(metrics::Medium, metrics::Small, metrics::Medium, metrics::Small);
    top->setSpacing(metrics::Small);
    top->addWidget(m_search, 1);
    for (QAction *action : {m_actions->create(), m_actions->importFile()}) {
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        top->addWidget(button);
    }
    auto *strips = new QVBoxLayout;
    strips->setContentsMargins(metrics::Medium, 0, metrics::Medium, 0);
    strips->setSpacing(0);
    strips->addWidget(m_stale);
    strips->addWidget(m_errors);
    strips->addWidget(m_notice);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_splitter, 1);
    column->addLayout(strips);
}

void TemplatesPage::wire()
{
    connect(m_search, &QLineEdit::textChanged, this, [this](const QString &text) {
        m_rows->setFilterFixedString(text);
        showState();
    });
    connect(m_retry, &QAction::triggered, this, &TemplatesPage::retry);
    m_countSoon.setSingleShot(true);
    m_countSoon.setInterval(s_countAfter);
    connect(&m_countSoon, &QTimer::timeout, this, [this] {
        if (m_countsAreOld && isVisible())
            take();
    });
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &TemplatesPage::showSelection);
    connect(m_details, &TemplateDetails::chosenChanged, m_actions, &TemplateActions::update);
    connect(m_actions, &TemplateActions::happened, this, &TemplatesPage::report);
    connect(m_actions, &TemplateActions::sandboxWanted, this, &TemplatesPage::sandboxWanted);
    connect(m_actions, &TemplateActions::sandboxesWanted, this, &TemplatesPage::sandboxesWanted);
    connect(m_actions, &TemplateActions::fileFailed, this,
            [this](const QString &what, const base::Error &error) { m_errors->show(what, error, Subject::Desktop); });
}

void TemplatesPage::setSession(session::Session *session)
{
    m_changes = {};
    m_templates.reset();
    if (m_session) {
        m_session->sandboxes().disconnect(this);
        m_session->connection().disconnect(this);
    }
    m_errors->dismiss();
    m_model.clear();
    m_session = session;
    m_actions->setSession(session);
    if (session) {
        m_templates = std::make_unique<kube::WatchCache<SandboxTemplate>>(
            session->api(),
            kube::ListQuery{{sandbox::templateResource(), session->settings().sandboxNamespace.toStdString()},
                            sandbox::templateSelector()},
            sandbox::decodeTemplate);
        m_changes = m_templates->subscribe(this, [this](const kube::Changes<SandboxTemplate> &) { take(); });
        connect(m_templates.get(), &kube::WatchCacheBase::stateChanged, this, &TemplatesPage::showState);
        connect(&session->sandboxes(), &sandbox::SandboxCache::changed, this,
                [this](const sandbox::SandboxChanges &changes) {
                    m_model.see(changes.added); // also of those that are gone before anybody looks
                    m_model.see(changes.changed);
                    countLater();
                });
        connect(&session->connection(), &session::ConnectionMonitor::changed, this, &TemplatesPage::showStale);
        connect(&session->connection(), &session::ConnectionMonitor::cameUp, this, [this] {
            if (m_templates->state().phase == kube::SyncState::Phase::Stale)
                retry();
        });
        m_templates->start();
    }
    showState();
}

void TemplatesPage::retry()
{
    if (m_templates)
        m_templates->retryNow();
}

/// How many sandboxes a template has is counted for who sees it, and not anew with each change.
void TemplatesPage::countLater()
{
    m_countsAreOld = true;
    if (isVisible() && !m_countSoon.isActive())
        m_countSoon.start();
}

void TemplatesPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    if (m_countsAreOld)
        take();
}

void TemplatesPage::take()
{
    m_countsAreOld = false;
    if (!m_session || !m_templates)
        return;
    std::vector<SandboxTemplate> versions;
    for (const auto &each : m_templates->values())
        versions.push_back(*each);
    const TemplateActions::Selection before = selection();
    const QString name = before.rows.size() == 1 ? before.rows.front()->newest().name : QString();
    m_model.replace(versions, m_session->sandboxes().values());
    if (const int row = m_model.rowOf(name); row >= 0 && selection().rows.empty())
        m_table->setCurrentIndex(m_rows->mapFromSource(m_model.index(row, 0)));
    showState();
}

void TemplatesPage::showState()
{
    const bool any = m_rows->rowCount() > 0;
    m_stack->setCurrentIndex(any ? 0 : 1);
    m_details->setVisible(any && !selection().rows.empty());
    if (!any)
        describe();
    setBadge(m_model.rowCount() > 0 ? QString::number(m_model.rowCount()) : QString());
    showStale();
    showSelection();
}

/// What stands where the table is.
void TemplatesPage::describe()
{
    const auto say = [this](const QString &iconName, ColorRole role, const QString &headline, const QString &text,
                            const QString &block, const QList<QAction *> &actions) {
        m_state->setIcon(iconName, role);
        m_state->setHeadline(headline);
        m_state->setText(text);
        m_state->setBlock(block);
        m_state->setActions(actions);
    };
    if (!m_session || !m_templates)
        return say(u"disconnected"_s, ColorRole::Danger, tr("Not connected"), {}, {}, {m_retry});
    const QString nameSpace = m_session->settings().sandboxNamespace;
    if (m_model.rowCount() > 0)
        return say(u"filter"_s, ColorRole::Muted, tr("No template matches the search"), {}, {}, {});
    const kube::SyncState &state = m_templates->state();
    if (state.error && state.error->code == base::ErrorCode::Forbidden)
        return say(u"lock"_s, ColorRole::Warning,
                   tr("Your account may not list configmaps in namespace %1").arg(nameSpace),
                   tr("The cluster's administrator can allow it by this Role, bound to your account:"),
                   QString::fromStdString(session::sandboxRole(nameSpace.toStdString())).trimmed(), {m_retry});
    if (state.error)
        return say(u"error"_s, ColorRole::Danger, sentence(*state.error, Subject::Cluster),
                   advice(*state.error, Subject::Cluster), shell::details(*state.error), {m_retry});
    if (state.phase != kube::SyncState::Phase::Live)
        return say(u"state-pending"_s, ColorRole::Accent, tr("Reading the templates…"), {}, {}, {});
    say(u"template"_s, ColorRole::Muted, tr("No templates in namespace %1").arg(nameSpace),
        tr("A template says how sandboxes are made: image, limits, files, start-up script, network."), {},
        {m_actions->create(), m_actions->importFile()});
}

void TemplatesPage::showStale()
{
    const auto *deaf = m_session ? std::get_if<session::Stale>(&m_session->connection().state()) : nullptr;
    const bool stale = m_templates && m_templates->state().phase == kube::SyncState::Phase::Stale;
    if (const bool isOld = deaf || stale; isOld != m_delegate->isDimmed()) {
        m_delegate->setDimmed(isOld);
        m_table->viewport()->update();
    }
    if (deaf && !stale)
        return m_stale->show(deaf->since, deaf->retryAt, sentence(deaf->error, Subject::Cluster));
    if (!stale)
        return m_stale->dismiss();
    const kube::SyncState &sync = m_templates->state();
    m_stale->show(sync.since, sync.retryAt, sync.error ? sentence(*sync.error, Subject::Cluster) : QString());
}

TemplateActions::Selection TemplatesPage::selection() const
{
    TemplateActions::Selection now;
    for (const QModelIndex &index : m_table->selectionModel()->selectedRows())
        now.rows.push_back(&m_model.row(m_rows->mapToSource(index).row()));
    now.shown = now.rows.size() == 1 ? m_details->chosen() : nullptr;
    return now;
}

void TemplatesPage::showSelection()
{
    const TemplateActions::Selection now = selection();
    m_details->setVisible(now.rows.size() == 1);
    if (now.rows.size() == 1)
        m_details->show(*now.rows.front());
    else
        m_details->clear();
    m_actions->update();
}

void TemplatesPage::report(models::ActivityEntry entry)
{
    entry.at = m_clock.wall();
    if (entry.outcome == models::ActivityEntry::Outcome::Done)
        m_notice->show(models::text(entry));
    else
        m_errors->show(models::text(entry), entry.error.value_or(base::Error{}), Subject::Cluster);
    m_activity.add(std::move(entry));
}

QList<QWidget *> TemplatesPage::panes()
{
    return {m_search, m_stack->currentWidget(), m_details};
}

bool TemplatesPage::find()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
    return true;
}

void TemplatesPage::saveState() const
{
    m_settings.setValue(s_splitterKey, m_splitter->saveState());
    m_settings.setValue(s_columnsKey, m_table->header()->saveState());
}

} // namespace liteboxd::templates
