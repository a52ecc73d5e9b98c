// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/flows/flow_tabs.h"

#include "app/flows/blocked_presenter.h"
#include "app/flows/blocked_view.h"
#include "app/flows/flow_details.h"
#include "app/flows/map_pane.h"
#include "app/flows/reach_view.h"
#include "app/flows/watch_view.h"
#include "app/shell/actions/action_registry.h"
#include "app/shell/charts/verdict_chart.h"
#include "core/flows/flow_ends.h"

#include <QAction>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::flows {

using namespace shell;

FlowTabs::FlowTabs(const Parts &parts, QWidget *parent)
    : QTabWidget(parent)
    , m_feed(parts.feed)
    , m_details(new FlowDetails)
    , m_blocked(new BlockedView)
    , m_watch(new WatchView)
    , m_reach(new ReachView)
    , m_map(new MapPane)
    , m_chart(new VerdictChart)
    , m_presenter(new BlockedPresenter({parts.feed, *m_blocked, parts.errors, parts.notice, parts.settings}, this))
    , m_allow(parts.actions.add(
          {u"flows.allow"_s, ActionGroup::View, tr("&Allow this destination…"), u"check"_s, {}, MenuSection::Cluster}))
{
    setDocumentMode(true);
    addTab(m_details, tr("Why?"));
    addTab(m_blocked, tr("Blocked"));
    addTab(m_watch, tr("Watch"));
    addTab(m_reach, tr("Reach"));
    addTab(m_map, tr("Map"));
    addTab(m_chart, tr("Over time"));
    m_details->addAction(m_allow);
    connect(m_allow, &QAction::triggered, this, &FlowTabs::allowShown);
    connect(m_watch, &WatchView::filterWished, this, &FlowTabs::filterWished);
    m_watch->setHasList([this](const QString &sandboxId) { return hasList(sandboxId); });
    connect(m_watch, &WatchView::listWished, this, [this](const QString &sandboxId) {
        showBlocked();
        m_presenter->proposeList(sandboxId);
    });
    m_map->setTemplates([this] { return templates(); });
    connect(m_reach, &ReachView::chosen, this, &FlowTabs::fillReach);
    connect(m_presenter, &BlockedPresenter::limited, this, &FlowTabs::limited);
    connect(m_map, &MapPane::filterWished, this, &FlowTabs::filterWished);
    connect(m_map, &MapPane::fillWished, this, &FlowTabs::fill);
    connect(&parts.feed, &models::FlowFeed::reset, m_map, &MapPane::clear);
    connect(m_presenter, &BlockedPresenter::countChanged, this, [this] {
        const int count = m_presenter->count();
        setTabText(indexOf(m_blocked), count == 0 ? tr("Blocked") : tr("Blocked (%1)").arg(count));
        Q_EMIT blockedCountChanged();
    });
    connect(&parts.feed, &models::FlowFeed::counted, this, &FlowTabs::fill);
    connect(this, &QTabWidget::currentChanged, this, &FlowTabs::fill);
    clear();
}

FlowTabs::~FlowTabs() = default;

void FlowTabs::setSession(session::Session *session)
{
    clear();
    m_session = session;
    m_presenter->setSession(session);
}

void FlowTabs::showFlow(const FlowRecord &record, const Why &why)
{
    m_details->show(record, why);
    m_shown = record.gap ? std::nullopt : std::optional(record.flow);
    if (m_shown)
        m_reach->choose(sandboxOf(*m_shown));
    const bool canAllow = m_shown && m_shown->isDrop() && m_shown->direction == TrafficDirection::Egress &&
                          !m_shown->source.sandboxId().isEmpty() && isWorld(m_shown->destination);
    if (canAllow)
        ActionRegistry::enable(m_allow);
    else
        ActionRegistry::disable(m_allow, tr("Select a dropped flow of a sandbox to the internet"));
}

void FlowTabs::clear()
{
    m_shown.reset();
    m_details->clear();
    ActionRegistry::disable(m_allow, tr("Select a dropped flow of a sandbox to the internet"));
}

void FlowTabs::setDigest(const FlowDigest *digest)
{
    m_past = digest;
    m_map->clear();
    fill();
}

void FlowTabs::showBlocked()
{
    setCurrentWidget(m_blocked);
}

int FlowTabs::blockedCount() const
{
    return m_presenter->count();
}

/// Only what is seen costs time.
void FlowTabs::fill()
{
    if (!isVisible())
        return;
    if (currentWidget() == m_watch)
        m_watch->show(m_feed.watchdog().suspicions(), m_feed.watchdog().dns().values(m_feed.now()));
    else if (currentWidget() == m_reach)
        fillReach();
    else if (currentWidget() == m_map)
        m_map->fill(m_past ? *m_past : m_feed.digest(), m_feed.steadyNow());
    else if (currentWidget() == m_chart)
        m_chart->show(m_feed.timeline(), m_feed.slot());
}

void FlowTabs::fillReach()
{
    m_reach->setSandboxes(m_feed.counts().sandboxes());
    const QString id = m_reach->sandboxId();
    if (!id.isEmpty())
        m_reach->show(reachMatrix(id, m_past ? *m_past : m_feed.digest(), m_explainer.get()), m_reading);
}

void FlowTabs::setExplainer(std::shared_ptr<const policy::explain::PolicyExplainer> explainer, PolicyReading reading)
{
    m_explainer = std::move(explainer);
    m_reading = reading;
    fill();
}

void FlowTabs::showEvent(QShowEvent *event)
{
    QTabWidget::showEvent(event);
    fill();
}

/// By the ids of their sandboxes.
QHash<QString, QString> FlowTabs::templates() const
{
    QHash<QString, QString> found;
    if (m_session == nullptr)
        return found;
    for (const sandbox::SandboxPtr &sandbox : m_session->sandboxes().values())
        found.insert(QString::fromStdString(sandbox->id.text()), sandbox->templateName);
    return found;
}

bool FlowTabs::hasList(const QString &sandboxId) const
{
    const auto id = base::SandboxId::parse(sandboxId.toStdString());
    const sandbox::SandboxPtr sandbox = id && m_session ? m_session->sandboxes().find(*id) : nullptr;
    return sandbox && !sandbox->allowedDomains.isEmpty();
}

void FlowTabs::allowShown()
{
    if (!m_shown)
        return;
    showBlocked();
    m_presenter->propose(m_shown->source.sandboxId(), m_shown->destination);
}

} // namespace liteboxd::flows
