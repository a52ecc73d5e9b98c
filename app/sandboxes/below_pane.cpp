// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/below_pane.h"

#include "app/shell/actions/action_registry.h"
#include "app/shell/window/sandbox_tab.h"

#include <QAction>
#include <QSettings>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

namespace {

const QString s_sizesKey = u"sandboxes/below"_s;
const QString s_shownKey = u"sandboxes/belowShown"_s;

} // namespace

BelowPane::BelowPane(QWidget *table, shell::ActionRegistry &actions, QSettings &settings)
    : QSplitter(Qt::Vertical)
    , m_actions(actions)
    , m_settings(settings)
{
    setChildrenCollapsible(false);
    setHandleWidth(1);
    addWidget(table);
    setStretchFactor(0, 1);
}

void BelowPane::put(shell::SandboxTab *tab)
{
    m_tab = tab;
    addWidget(tab);
    setSizes({700, 300}); // parts, not pixels
    restoreState(m_settings.value(s_sizesKey).toByteArray());
    m_shown = m_actions.add(
        {u"view.below"_s, shell::ActionGroup::View, tab->title(), tab->iconName(), QKeySequence(Qt::Key_F8)});
    m_shown->setCheckable(true);
    m_shown->setChecked(m_settings.value(s_shownKey, true).toBool());
    tab->setVisible(m_shown->isChecked());
    connect(m_shown, &QAction::toggled, tab, &QWidget::setVisible);
}

void BelowPane::setSession(session::Session *session)
{
    if (m_tab)
        m_tab->setSession(session);
}

void BelowPane::show(const std::vector<models::SandboxRow> &selection)
{
    if (m_tab)
        m_tab->setSandbox(selection.size() == 1 ? selection.front().sandbox : nullptr);
}

QList<QWidget *> BelowPane::panes() const
{
    return m_tab && m_tab->isVisible() ? QList<QWidget *>{m_tab} : QList<QWidget *>();
}

void BelowPane::saveState() const
{
    if (!m_tab)
        return;
    m_settings.setValue(s_sizesKey, QSplitter::saveState());
    m_settings.setValue(s_shownKey, m_shown->isChecked());
}

} // namespace liteboxd::sandboxes
