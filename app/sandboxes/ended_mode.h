// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandboxes/ended/ended_view.h"
#include "core/base/clock.h"

#include <QObject>

class QAction;
class QStackedWidget;

namespace liteboxd::shell {
class ActionRegistry;
}

namespace liteboxd::sandboxes {

class FilterBar;
class LifetimeActions;

/// Whether the page shows the sandboxes there are, or those that ended, under the same filter. What it is given must
/// outlive it. GUI thread.
class EndedMode : public QObject
{
    Q_OBJECT

public:
    /// `living` is what is shown otherwise; it goes into stack().
    EndedMode(shell::ActionRegistry &actions, const base::Clock &clock, QWidget *living, FilterBar &filter,
              LifetimeActions &lifetime, QObject *parent);

    QAction *action() const { return m_action; }
    QStackedWidget *stack() const { return m_stack; }
    EndedView *view() const { return m_view; }
    bool isOn() const;

    /// How many are shown, as a sentence.
    QString countText() const;

Q_SIGNALS:
    /// On or off, or others are shown.
    void changed();

private:
    QAction *m_action;
    EndedView *m_view;
    QStackedWidget *m_stack;
};

} // namespace liteboxd::sandboxes
