// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/ended_mode.h"

#include "app/sandboxes/filter_bar.h"
#include "app/sandboxes/lifetime/lifetime_actions.h"
#include "app/shell/actions/action_registry.h"

#include <QAction>
#include <QJsonArray>
#include <QStackedWidget>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

namespace {

/// What one is asked for that is to be as this one was.
LikeSandbox likeOf(const store::Tombstone &tombstone)
{
    LikeSandbox like{.templateName = tombstone.templateName, .templateVersion = tombstone.templateVersion};
    like.input.image = tombstone.image;
    const bool hasInternet = tombstone.network.value("allowInternetAccess"_L1).toBool();
    like.input.internet = hasInternet ? CreationInput::Internet::On : CreationInput::Internet::Off;
    QStringList domains;
    for (const QJsonValue &domain : tombstone.network.value("allowedDomains"_L1).toArray())
        domains << domain.toString();
    like.input.domains = domains.join(u'\n');
    return like;
}

} // namespace

EndedMode::EndedMode(shell::ActionRegistry &actions, const base::Clock &clock, QWidget *living, FilterBar &filter,
                     LifetimeActions &lifetime, QObject *parent)
    : QObject(parent)
    , m_action(actions.add(
          {u"view.ended"_s, shell::ActionGroup::View, tr("&Ended sandboxes"), u"history"_s, QKeySequence(u"Ctrl+E"_s)}))
    , m_view(new EndedView)
    , m_stack(new QStackedWidget)
{
    m_action->setCheckable(true);
    m_action->setIconText(tr("Ended"));
    m_stack->addWidget(living);
    m_stack->addWidget(m_view);
    m_view->setQuery(filter.query(), clock.wall());
    connect(&filter, &FilterBar::queryChanged, m_view,
            [this, &clock](const sandbox::SandboxQuery &query) { m_view->setQuery(query, clock.wall()); });
    connect(m_action, &QAction::toggled, this, [this](bool on) {
        m_stack->setCurrentIndex(on ? 1 : 0);
        if (on)
            m_view->reload();
        Q_EMIT changed();
    });
    connect(m_view, &EndedView::changed, this, &EndedMode::changed);
    connect(m_view, &EndedView::againWanted, &lifetime,
            [&lifetime](const store::Tombstone &tombstone) { lifetime.askToCreateLike(likeOf(tombstone)); });
}

bool EndedMode::isOn() const
{
    return m_action->isChecked();
}

QString EndedMode::countText() const
{
    const int shown = m_view->model().rowCount();
    return shown == m_view->total() ? tr("%n ended", nullptr, shown)
                                    : tr("%1 of %n ended", nullptr, m_view->total()).arg(shown);
}

} // namespace liteboxd::sandboxes
