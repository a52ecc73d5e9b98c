// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/tab_actions.h"

#include "app/sandboxes/detail_pane.h"
#include "app/shell/actions/action_registry.h"
#include "app/shell/window/sandbox_tab.h"

#include <QAction>
#include <QWidget>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

using shell::ActionGroup;
using shell::ActionRegistry;

namespace {

QKeySequence keysOf(const QString &tab)
{
    if (tab == u"logs"_s)
        return {u"Ctrl+L"_s};
    if (tab == u"terminal"_s)
        return {u"Ctrl+T"_s};
    return {};
}

} // namespace

TabActions::TabActions(ActionRegistry &actions, DetailPane &details, QAction *showDetails, QWidget *table)
    : QObject(table)
    , m_actions(actions)
    , m_details(details)
    , m_showDetails(showDetails)
    , m_enlarge(actions.add({u"view.details.enlarge"_s, ActionGroup::View, tr("&Enlarge the details"), u"enlarge"_s,
                             QKeySequence(u"Shift+F9"_s)}))
{
    m_enlarge->setCheckable(true);
    details.setCornerAction(m_enlarge);
    connect(m_enlarge, &QAction::toggled, this, [this, table](bool enlarged) {
        table->setVisible(!enlarged);
        if (enlarged)
            m_showDetails->setChecked(true);
    });
    connect(showDetails, &QAction::toggled, this, [this](bool shown) {
        if (!shown)
            m_enlarge->setChecked(false); // one of both is there
    });
}

void TabActions::add(shell::SandboxTab *tab)
{
    QAction *action = m_actions.add({u"sandbox.tab."_s + tab->id(), ActionGroup::Sandbox, tab->title(), tab->iconName(),
                                     keysOf(tab->id()), shell::MenuSection::Details});
    connect(action, &QAction::triggered, tab, [this, tab] {
        m_showDetails->setChecked(true);
        m_details.showTab(tab);
    });
    m_all << action;
    follow(m_selected);
}

void TabActions::follow(int selected)
{
    m_selected = selected;
    for (QAction *action : std::as_const(m_all)) {
        if (selected == 1)
            ActionRegistry::enable(action);
        else
            ActionRegistry::disable(action, selected == 0 ? tr("Select a sandbox") : tr("Select one sandbox only"));
    }
}

} // namespace liteboxd::sandboxes
