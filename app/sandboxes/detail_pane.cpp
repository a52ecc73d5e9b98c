// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/detail_pane.h"

#include "app/sandboxes/details/events_tab.h"
#include "app/sandboxes/details/files_tab.h"
#include "app/sandboxes/details/logs_tab.h"
#include "app/sandboxes/details/terminal_tab.h"
#include "app/sandboxes/details/yaml_tab.h"
#include "app/sandboxes/sandbox_actions.h"
#include "app/sandboxes/summary_view.h"
#include "app/shell/widgets/state_view.h"
#include "app/shell/widgets/veil.h"
#include "app/shell/window/sandbox_tab.h"

#include <QAction>
#include <QGridLayout>
#include <QPainter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QToolButton>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

using models::SandboxRow;
using namespace shell;

namespace {

constexpr int s_minimumWidth = 300;
constexpr int s_ring = 2; // shows that the focus is here

} // namespace

DetailPane::DetailPane(const base::Clock &clock, const SandboxActions &actions, QWidget *parent)
    : QFrame(parent)
    , m_stack(new QStackedWidget(this))
    , m_none(new StateView(m_stack))
    , m_many(new StateView(m_stack))
    , m_tabs(new QTabWidget(m_stack))
    , m_summary(new SummaryView(clock, actions))
    , m_veil(new Veil(this))
{
    setMinimumWidth(s_minimumWidth);
    setAccessibleName(tr("Details"));
    setFocusPolicy(Qt::StrongFocus);
    m_none->setCompact();
    m_none->setIcon(u"box"_s, ColorRole::Muted);
    m_none->setHeadline(tr("No sandbox selected"));
    m_none->setText(tr("Select a sandbox to see its internet access, its ports and the ways to it."));
    m_many->setCompact();
    m_many->setIcon(u"box"_s, ColorRole::Accent);
    m_many->setActions({actions.allowInternet(), actions.cutInternet(), actions.lifetime().remove()});

    m_tabs->setDocumentMode(true);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->addTab(m_summary, tr("Summary"));
    auto *files = new FilesTab;
    connect(files, &FilesTab::happened, this, &DetailPane::happened);
    for (SandboxTab *tab : {static_cast<SandboxTab *>(new LogsTab), static_cast<SandboxTab *>(new TerminalTab),
                            static_cast<SandboxTab *>(files), static_cast<SandboxTab *>(new EventsTab),
                            static_cast<SandboxTab *>(new YamlTab)})
        addTab(tab);
    // Later, when the tab bar has done with the click: an open terminal is what the next key is for.
    connect(
        m_tabs, &QTabWidget::tabBarClicked, this,
        [this] {
            if (m_tabs->currentWidget()->focusProxy())
                m_tabs->currentWidget()->setFocus(Qt::MouseFocusReason);
        },
        Qt::QueuedConnection);
    m_stack->addWidget(m_none);
    m_stack->addWidget(m_many);
    m_stack->addWidget(m_tabs);
    auto *layers = new QGridLayout(this);
    layers->setContentsMargins(s_ring, s_ring, s_ring, s_ring);
    layers->addWidget(m_stack, 0, 0);
    layers->addWidget(m_veil, 0, 0);
    m_veil->hide();
    show({});
}

void DetailPane::setDimmed(bool dimmed)
{
    m_veil->setVisible(dimmed);
    m_veil->raise();
}

bool DetailPane::isDimmed() const
{
    return !m_veil->isHidden();
}

void DetailPane::show(const std::vector<SandboxRow> &selection)
{
    const sandbox::SandboxPtr one = selection.size() == 1 ? selection.front().sandbox : nullptr;
    for (SandboxTab *tab : m_own)
        tab->setSandbox(one);
    if (selection.empty()) {
        m_stack->setCurrentWidget(m_none);
    } else if (selection.size() > 1) {
        showMany(selection);
        m_stack->setCurrentWidget(m_many);
    } else {
        m_summary->show(selection.front());
        m_stack->setCurrentWidget(m_tabs);
    }
}

void DetailPane::setWhoEnds(WhoEnds whoEnds)
{
    m_summary->setWhoEnds(std::move(whoEnds));
}

void DetailPane::addTab(SandboxTab *tab, Place place)
{
    m_own.append(tab);
    const int behindSummary = 1;
    m_tabs->insertTab(place == Place::BehindSummary ? behindSummary : m_tabs->count(), tab, tab->title());
}

void DetailPane::setCornerAction(QAction *action)
{
    auto *button = new QToolButton(m_tabs);
    button->setDefaultAction(action);
    button->setAutoRaise(true);
    m_tabs->setCornerWidget(button);
}

void DetailPane::setSession(session::Session *session)
{
    m_summary->setSession(session);
    for (SandboxTab *tab : m_own)
        tab->setSession(session);
}

void DetailPane::showTab(SandboxTab *tab)
{
    m_tabs->setCurrentWidget(tab);
    tab->setFocus(Qt::ShortcutFocusReason);
}

void DetailPane::paintEvent(QPaintEvent *event)
{
    QFrame::paintEvent(event);
    if (!hasFocus())
        return;
    QPainter painter(this);
    painter.setPen(QPen(color(ColorRole::Accent, palette()), s_ring));
    painter.drawRect(rect().adjusted(1, 1, -1, -1));
}

void DetailPane::showMany(const std::vector<SandboxRow> &selection)
{
    int wanted = 0;
    for (const SandboxRow &row : selection)
        wanted += row.sandbox->internetRequested ? 1 : 0;
    m_many->setHeadline(tr("%n sandboxes selected", nullptr, static_cast<int>(selection.size())));
    m_many->setText(tr("The internet is switched on for %1 of them.").arg(wanted));
}

} // namespace liteboxd::sandboxes
