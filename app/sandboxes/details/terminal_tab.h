// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/window/sandbox_tab.h"

#include <QHash>

class QStackedWidget;

namespace liteboxd::shell {
class StateView;
}

namespace liteboxd::terminal {
class ExecTerminal;
}

namespace liteboxd::sandboxes {

/// A terminal in the selected sandbox, opened when asked for. It stays open while other sandboxes are looked at, until
/// its shell ends and the sandbox is left, or the session goes. GUI thread.
class TerminalTab : public shell::SandboxTab
{
    Q_OBJECT

public:
    explicit TerminalTab(QWidget *parent = nullptr);

    /// That of the selected sandbox; nullptr while none is open.
    terminal::ExecTerminal *current() const;

    void open();

protected:
    void follow() override;

private:
    void closeEnded();

    QStackedWidget *m_stack;
    shell::StateView *m_offer;
    QAction *m_start;
    QHash<QString, terminal::ExecTerminal *> m_open; ///< by the uid of the pod
};

} // namespace liteboxd::sandboxes
