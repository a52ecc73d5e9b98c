// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/details/events_tab.h"

#include "app/shell/looks/metrics.h"
#include "app/shell/widgets/row_delegate.h"
#include "app/shell/widgets/state_view.h"
#include "app/shell/words/error_texts.h"

#include <QHeaderView>
#include <QStackedWidget>
#include <QTreeView>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

using namespace shell;
using models::EventModel;
using sandbox::PodEvent;

EventsTab::EventsTab(QWidget *parent)
    : SandboxTab(u"events"_s, tr("Events"), u"events"_s, parent)
    , m_table(new QTreeView)
    , m_state(new StateView)
    , m_stack(new QStackedWidget(this))
{
    m_table->setModel(&m_model);
    m_table->setRootIsDecorated(false);
    m_table->setUniformRowHeights(true);
    m_table->setItemDelegate(new RowDelegate(m_table));
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setAllColumnsShowFocus(true);
    m_table->setAccessibleName(tr("Events"));
    m_table->header()->setStretchLastSection(true);
    m_table->setColumnWidth(EventModel::LastSeen, fontMetrics().horizontalAdvance(u"0000-00-00 00:00:00mm"_s));
    m_table->setColumnWidth(EventModel::Count, fontMetrics().horizontalAdvance(u"00000"_s) + metrics::Large);
    m_state->setCompact();
    m_stack->addWidget(m_table);
    m_stack->addWidget(m_state);
    setFocusProxy(m_table);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
}

void EventsTab::follow()
{
    const QString uid = session() && sandbox() ? sandbox()->uid : QString();
    if (!isWanted() || uid != m_uid) {
        m_changes = {};
        m_events.reset();
        m_model.replace({});
        m_uid.clear();
    }
    if (!isWanted() || m_events)
        return;
    m_uid = uid;
    m_events = std::make_unique<kube::WatchCache<PodEvent>>(
        session()->api(),
        sandbox::podEvents(sandbox()->podNamespace.toStdString(), sandbox()->podName.toStdString(), uid.toStdString()),
        sandbox::decodePodEvent);
    m_changes = m_events->subscribe(this, [this](const kube::Changes<PodEvent> &) {
        m_model.replace(m_events->values());
        showState();
    });
    connect(m_events.get(), &kube::WatchCacheBase::stateChanged, this, &EventsTab::showState);
    m_events->start();
    showState();
}

void EventsTab::showState()
{
    m_stack->setCurrentIndex(m_model.rowCount() > 0 ? 0 : 1);
    const kube::SyncState &state = m_events->state();
    m_state->setBlock({});
    if (state.error) {
        m_state->setIcon(u"error"_s, ColorRole::Danger);
        m_state->setHeadline(tr("The events could not be read"));
        m_state->setText(sentence(*state.error, Subject::Cluster));
        m_state->setBlock(details(*state.error));
    } else if (state.phase == kube::SyncState::Phase::Live) {
        m_state->setIcon(u"events"_s, ColorRole::Muted);
        m_state->setHeadline(tr("No events"));
        m_state->setText(tr("The cluster keeps events for an hour, usually."));
    } else {
        m_state->setIcon(u"state-pending"_s, ColorRole::Accent);
        m_state->setHeadline(tr("Reading the events…"));
        m_state->setText({});
    }
}

} // namespace liteboxd::sandboxes
