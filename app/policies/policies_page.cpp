// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/policies/policies_page.h"

#include "app/policies/edit_preview.h"
#include "app/policies/ensure_question.h"
#include "app/policies/page_state_words.h"
#include "app/policies/policy_details.h"
#include "app/policies/policy_table.h"
#include "app/policies/verdict_view.h"
#include "app/policies/yaml_editor.h"
#include "app/shell/actions/action_registry.h"
#include "app/shell/looks/icons.h"
#include "app/shell/looks/metrics.h"
#include "app/shell/strips/error_strip.h"
#include "app/shell/strips/notice_strip.h"
#include "app/shell/strips/offer_strip.h"
#include "app/shell/widgets/plain_label.h"
#include "app/shell/widgets/state_view.h"
#include "core/sandbox/internet/policy_subject.h"

#include <QAction>
#include <QLineEdit>
#include <QSettings>
#include <QSplitter>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::policies {

using namespace shell;

namespace {

const QString s_splitterKey = u"policies/splitter"_s;
constexpr std::chrono::seconds s_interval(15);
constexpr std::size_t s_manyPods = 500; ///< more are read only when somebody asks: they cost the API server

} // namespace

PoliciesPage::PoliciesPage(const Parts &parts, QWidget *parent)
    : Page(u"policies"_s, tr("Policies"), u"shield"_s, parent)
    , m_settings(parts.settings)
    , m_retry(parts.retry)
    , m_ensure(parts.actions.add({u"policies.ensure"_s,
                                  ActionGroup::View,
                                  tr("Apply &default policies…"),
                                  u"shield"_s,
                                  {},
                                  MenuSection::Cluster}))
    , m_repair(parts.actions.add(
          {u"policies.repair"_s, ActionGroup::View, tr("Re&pair policy"), u"refresh"_s, {}, MenuSection::Cluster}))
    , m_search(new QLineEdit(this))
    , m_limits(new PlainLabel({}, this))
    , m_table(new PolicyTable(m_model))
    , m_stateView(new StateView)
    , m_stack(new QStackedWidget)
    , m_details(new PolicyDetails(parts.clock))
    , m_history(new EditHistory(parts.clock, this))
    , m_splitter(new QSplitter(Qt::Vertical, this))
    , m_errors(new ErrorStrip(this))
    , m_notice(new NoticeStrip(this))
    , m_offer(new OfferStrip(this))
{
    layOut();
    wire();
    showState();
}

PoliciesPage::~PoliciesPage() = default;

void PoliciesPage::layOut()
{
    m_search->setPlaceholderText(tr("Search policies"));
    m_search->setAccessibleName(m_search->placeholderText());
    m_search->setClearButtonEnabled(true);
    m_search->addAction(icon(u"search"_s, ColorRole::Muted), QLineEdit::LeadingPosition);
    m_limits->setForegroundRole(QPalette::PlaceholderText);
    m_table->setAccessibleName(title());
    layOutDetails();

    auto *head = new QHBoxLayout;
    head->setContentsMargins(metrics::Medium, metrics::Small, metrics::Medium, metrics::Small);
    head->setSpacing(metrics::Medium);
    head->addWidget(m_search, 1);
    head->addWidget(m_limits);
    for (QAction *action : {m_repair, m_ensure}) {
        auto *button = new QToolButton(this);
        button->setDefaultAction(action);
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
        head->addWidget(button);
    }
    auto *strips = new QVBoxLayout;
    strips->setContentsMargins(metrics::Medium, 0, metrics::Medium, 0);
    strips->setSpacing(0);
    strips->addWidget(m_errors);
    strips->addWidget(m_notice);
    strips->addWidget(m_offer);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(head);
    column->addWidget(m_stack, 1);
    column->addLayout(strips);
}

void PoliciesPage::layOutDetails()
{
    m_splitter->addWidget(m_table);
    m_splitter->addWidget(m_details);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->setHandleWidth(1);
    m_splitter->setStretchFactor(0, 2);
    m_splitter->setStretchFactor(1, 3);
    m_splitter->restoreState(m_settings.value(s_splitterKey).toByteArray());
    m_stateView->setBackgroundRole(QPalette::Base);
    m_stateView->setAutoFillBackground(true);
    m_stack->addWidget(m_splitter);
    m_stack->addWidget(m_stateView);
}

void PoliciesPage::wire()
{
    connect(m_search, &QLineEdit::textChanged, m_table, &PolicyTable::search);
    connect(m_table, &PolicyTable::selectionMoved, this, &PoliciesPage::showSelection);
    connect(m_ensure, &QAction::triggered, this, &PoliciesPage::askToEnsure);
    connect(m_repair, &QAction::triggered, this, [this] {
        if (const policy::PolicySummary *policy = m_table->selected(); policy && m_edits)
            m_edits->repair(*policy);
    });
    connect(m_offer, &OfferStrip::accepted, this, &PoliciesPage::answer);
    connect(m_retry, &QAction::triggered, this, [this] {
        if (m_overview)
            m_overview->refresh();
    });
    connect(m_details, &PolicyDetails::policyWished, m_table,
            [this](const policy::explain::PolicyName &policy) { m_table->select(policy); });
    YamlEditor *const editor = m_details->editor();
    connect(editor, &YamlEditor::judgeWished, this, [this](const QJsonObject &changes) {
        if (const policy::PolicySummary *policy = m_table->selected(); policy && m_edits)
            m_edits->patch(*policy, changes, kube::Persistence::DryRun);
    });
    connect(editor, &YamlEditor::applyWished, this, [this](const QJsonObject &changes) {
        if (const policy::PolicySummary *policy = m_table->selected(); policy && m_edits)
            m_edits->patch(*policy, changes, kube::Persistence::Store);
    });
    connect(m_history, &EditHistory::found, editor, &YamlEditor::setPast);
    VerdictView *const verdicts = m_details->verdicts();
    connect(verdicts, &VerdictView::quarantineWished, this, [this](const QString &id) {
        if (const auto sandbox = sandboxOf(id))
            m_edits->quarantine(sandbox::policySubject(*sandbox));
    });
    connect(verdicts, &VerdictView::releaseWished, this, [this](const QString &id) { m_edits->release(id); });
    connect(verdicts, &VerdictView::labelWished, this, &PoliciesPage::setLabel);
    m_again.setInterval(s_interval);
    connect(&m_again, &QTimer::timeout, this, [this] {
        const auto picture = m_overview ? m_overview->picture() : nullptr;
        if (picture && picture->explainer->objects().pods.size() <= s_manyPods)
            m_overview->refresh();
    });
}

void PoliciesPage::setSession(session::Session *session)
{
    if (m_session) {
        m_session->connection().disconnect(this);
        m_overview->disconnect(this);
    }
    m_inspection.cancel();
    m_edits.reset();
    m_overview = nullptr;
    m_model.replace({});
    m_details->setPicture(nullptr);
    m_errors->dismiss();
    m_offer->dismiss();
    m_question = Question::None;
    m_session = session;
    m_connectionError.reset();
    if (session)
        follow(*session);
    showState();
}

void PoliciesPage::follow(session::Session &session)
{
    m_overview = &session.policyOverview();
    m_edits = std::make_unique<PolicyEdits>(session.api(), session.policies(), *m_overview);
    m_history->setCluster(QString::fromStdString(session.settings().connection.server));
    connect(m_edits.get(), &PolicyEdits::happened, this, &PoliciesPage::happened);
    connect(m_edits.get(), &PolicyEdits::replaced, m_history, &EditHistory::keep);
    connect(m_overview, &policy::PolicyOverview::changed, this, &PoliciesPage::take);
    connect(m_edits.get(), &PolicyEdits::busyChanged, this, [this](bool busy) {
        m_details->setBusy(busy);
        updateActions();
    });
    connect(m_edits.get(), &PolicyEdits::done, this, [this](const QString &text) {
        m_errors->dismiss();
        m_notice->show(text);
    });
    connect(m_edits.get(), &PolicyEdits::failed, this, [this](const QString &what, const base::Error &error) {
        m_errors->showText(failureText(what, error), error);
    });
    connect(m_edits.get(), &PolicyEdits::conflicted, this, [this](const QString &text, const base::Error &error) {
        m_errors->showText(text, error);
        put(Question::TakeOver, tr("Take these fields over? The tab YAML and the column Drift show what differs."),
            tr("Take over"));
    });
    connect(&session.connection(), &session::ConnectionMonitor::cameUp, this, &PoliciesPage::look);
    take();
    if (std::holds_alternative<session::Connected>(session.connection().state()))
        look();
}

/// Everything while the page is shown; else only how the default policies stand, which costs the API server little.
void PoliciesPage::look()
{
    if (isVisible())
        return m_overview->refreshIfOlder(policy::PolicyOverview::recent);
    m_inspection = m_session->policies().inspect(this, [this](const auto &conditions) {
        if (!conditions || m_overview->picture())
            return;
        const auto wanting = std::count_if(conditions->begin(), conditions->end(),
                                           [](const auto &each) { return !each.isAsItShouldBe(); });
        setBadge(wanting > 0 ? u"!%1"_s.arg(wanting) : QString());
    });
}

void PoliciesPage::setConnectionError(const std::optional<base::Error> &error)
{
    m_connectionError = error;
    showState();
}

/// Of what nobody sees only the badge is kept up.
void PoliciesPage::take()
{
    if (const auto picture = m_overview->picture())
        setBadge(badgeOf(*picture));
    m_isBehind = !isVisible();
    if (!m_isBehind)
        showPicture();
}

void PoliciesPage::showPicture()
{
    if (const auto picture = m_overview->picture()) {
        m_model.replace(picture->policies);
        m_details->setPicture(picture);
        sayUnread(*picture, *m_limits);
        if (m_overview->error())
            m_errors->show(tr("The policies were not read anew."), *m_overview->error(), Subject::Cluster);
        m_table->selectFirstIfNone();
        showSelection();
        askOnce();
    }
    showState();
}

void PoliciesPage::showState()
{
    m_state = pageState(m_overview);
    if (m_state == PageState::NotConnected)
        setBadge({});
    const QString nameSpace = m_session ? m_session->settings().sandboxNamespace : QString();
    const PageStateWords said = words(m_state, nameSpace, m_overview ? m_overview->error() : m_connectionError,
                                      m_overview ? Subject::Cluster : Subject::Kubeconfig);
    say(said, *m_stateView, m_retry);
    m_stack->setCurrentIndex(m_state == PageState::Rows ? 0 : 1);
    updateActions();
}

void PoliciesPage::showSelection()
{
    updateActions();
    const policy::PolicySummary *const policy = m_table->selected();
    m_details->select(policy);
    if (policy && m_overview && m_overview->picture())
        m_history->lookUp(*policy);
}

void PoliciesPage::updateActions()
{
    const auto set = [this](QAction *action, const QString &reason) {
        if (!reason.isEmpty())
            ActionRegistry::disable(action, reason);
        else if (m_edits && m_edits->isBusy())
            ActionRegistry::disable(action, tr("A change is under way"));
        else
            ActionRegistry::enable(action);
    };
    const policy::PolicySummary *const policy = m_table->selected();
    set(m_ensure, m_overview && m_overview->picture() ? QString() : tr("The policies are not known"));
    set(m_repair, !policy                 ? tr("Select a policy")
                  : policy->drift.empty() ? tr("It does not differ from what this program ships")
                                          : QString());
}

/// Once per cluster and namespace: it is open as long as nobody applied them.
void PoliciesPage::askOnce()
{
    const QString key = askedKey(m_session->settings());
    if (!lacksDefaults(*m_overview->picture()) || m_question != Question::None || m_settings.value(key).toBool())
        return;
    m_settings.setValue(key, true);
    askToEnsure();
}

void PoliciesPage::askToEnsure()
{
    if (!m_overview || !m_overview->picture())
        return;
    const EnsureQuestion asked = ensureQuestion(*m_overview->picture(), m_session->settings().sandboxNamespace);
    put(Question::Ensure, asked.text, asked.accept);
}

void PoliciesPage::put(Question question, const QString &text, const QString &accept)
{
    m_question = question;
    m_offer->show(text, accept);
}

void PoliciesPage::answer()
{
    const Question question = std::exchange(m_question, Question::None);
    m_offer->dismiss();
    if (m_edits && question != Question::None)
        m_edits->ensure(question == Question::TakeOver ? kube::Ownership::Take : kube::Ownership::Respect);
}

/// nullptr if it is gone, which is said.
sandbox::SandboxPtr PoliciesPage::sandboxOf(const QString &sandboxId)
{
    if (!m_edits || !m_details->verdicts()->pod())
        return nullptr;
    const auto known = base::SandboxId::parse(sandboxId.toStdString());
    auto sandbox = known ? m_session->sandboxes().find(*known) : nullptr;
    if (!sandbox)
        m_notice->show(tr("The sandbox %1 is gone.").arg(sandboxId));
    return sandbox;
}

void PoliciesPage::setLabel(const QString &sandboxId, SandboxWish wish)
{
    if (const auto sandbox = sandboxOf(sandboxId))
        m_edits->setLabel(*sandbox, wish);
}

void PoliciesPage::setRecordedFlows(store::Store *store, const QString &clusterUid)
{
    m_details->preview()->setPlace(store, clusterUid, m_session ? m_session->settings().sandboxNamespace : QString());
}

void PoliciesPage::reveal(const QString &name)
{
    m_table->select(name);
}

void PoliciesPage::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    m_again.start();
    if (!m_overview)
        return;
    if (std::exchange(m_isBehind, false))
        showPicture();
    m_overview->refreshIfOlder(policy::PolicyOverview::recent);
}

void PoliciesPage::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    m_again.stop();
}

QList<QWidget *> PoliciesPage::panes()
{
    if (m_state != PageState::Rows)
        return {m_stateView};
    return {m_table, m_search, m_details};
}

bool PoliciesPage::find()
{
    m_search->setFocus(Qt::ShortcutFocusReason);
    m_search->selectAll();
    return true;
}

void PoliciesPage::saveState() const
{
    m_settings.setValue(s_splitterKey, m_splitter->saveState());
}

} // namespace liteboxd::policies
