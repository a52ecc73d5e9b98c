// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/sandboxes/details/terminal_tab.h"

#include "app/shell/widgets/state_view.h"
#include "app/terminal/exec_terminal.h"
#include "core/kube/streams/container_shell.h"
#include "core/sandbox/sandbox_state.h"

#include <QAction>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::Literals::StringLiterals;

namespace liteboxd::sandboxes {

using namespace shell;
using sandbox::SandboxState;
using terminal::ExecTerminal;

TerminalTab::TerminalTab(QWidget *parent)
    : SandboxTab(u"terminal"_s, tr("Terminal"), u"terminal"_s, parent)
    , m_stack(new QStackedWidget(this))
    , m_offer(new StateView(m_stack))
    , m_start(new QAction(tr("Open a terminal"), this))
{
    m_start->setIconText(m_start->text());
    connect(m_start, &QAction::triggered, this, &TerminalTab::open);
    m_offer->setCompact();
    m_offer->setIcon(u"terminal"_s, ColorRole::Muted);
    m_offer->setActions({m_start});
    m_stack->addWidget(m_offer);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
}

ExecTerminal *TerminalTab::current() const
{
    return sandbox() ? m_open.value(sandbox()->uid) : nullptr;
}

void TerminalTab::open()
{
    if (!session() || !sandbox() || current())
        return;
    auto *made = new ExecTerminal(
        session()->api().transport(),
        {.nameSpace = sandbox()->podNamespace.toStdString(), .pod = sandbox()->podName.toStdString(), .command = {}},
        kube::containerShells());
    m_open.insert(sandbox()->uid, made);
    m_stack->addWidget(made);
    follow();
    made->start();
    made->setFocus();
}

void TerminalTab::follow()
{
    if (!session()) {
        qDeleteAll(m_open);
        m_open.clear();
    }
    closeEnded();
    ExecTerminal *now = current();
    setFocusProxy(now);
    if (now)
        return m_stack->setCurrentWidget(now);
    m_stack->setCurrentWidget(m_offer);
    if (!sandbox())
        return;
    const bool runs = sandbox()->state == SandboxState::Running || sandbox()->state == SandboxState::Unknown;
    m_start->setEnabled(runs);
    m_offer->setHeadline(tr("No terminal is open in %1").arg(QString::fromStdString(sandbox()->id.text())));
    m_offer->setText(runs
                         ? tr("It runs bash, or sh where there is none, as the sandbox's user. It stays open while you "
                              "look at others.")
                         : tr("The sandbox does not run."));
}

/// What has ended stays to be read as long as it is looked at.
void TerminalTab::closeEnded()
{
    for (auto entry = m_open.begin(); entry != m_open.end();) {
        const bool isSeen = sandbox() && entry.key() == sandbox()->uid;
        if (isSeen || entry.value()->isRunning()) {
            ++entry;
            continue;
        }
        delete entry.value();
        entry = m_open.erase(entry);
    }
}

} // namespace liteboxd::sandboxes
