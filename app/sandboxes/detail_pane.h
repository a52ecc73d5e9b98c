// SPDX-FileCopyrightText: LiteBoxd Console contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/sandboxes/sandbox_facts.h"
#include "core/base/clock.h"
#include "core/models/activity_model.h"
#include "core/models/sandbox_model.h"

#include <QFrame>

#include <vector>

class QAction;
class QStackedWidget;
class QTabWidget;

namespace liteboxd::session {
class Session;
}

namespace liteboxd::shell {
class SandboxTab;
class StateView;
class Veil;
} // namespace liteboxd::shell

namespace liteboxd::sandboxes {

class SandboxActions;
class SummaryView;

/// The selected sandbox, a tab for each side of it; for several, what can be done to all of them. `clock` and `actions`
/// must outlive it. GUI thread.
class DetailPane : public QFrame
{
    Q_OBJECT

public:
    DetailPane(const base::Clock &clock, const SandboxActions &actions, QWidget *parent = nullptr);

    /// Puts a tab behind the summary, or behind all others; owns it.
    enum class Place { BehindSummary, Last };
    void addTab(shell::SandboxTab *tab, Place place = Place::Last);

    const QList<shell::SandboxTab *> &tabs() const { return m_own; }

    /// A button beside the names of the tabs.
    void setCornerAction(QAction *action);

    /// Takes the person to a tab.
    void showTab(shell::SandboxTab *tab);

    /// nullptr while there is none.
    void setSession(session::Session *session);

    void show(const std::vector<models::SandboxRow> &selection);

    /// Says who ends a sandbox and its internet access when their time is over.
    void setWhoEnds(WhoEnds whoEnds);

    /// Shows that what is shown may be old, as the table does.
    void setDimmed(bool dimmed);
    bool isDimmed() const;

Q_SIGNALS:
    /// Something was done to the sandbox in a tab; `hint` says what follows from it.
    void happened(const liteboxd::models::ActivityEntry &entry, const QString &hint);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void showMany(const std::vector<models::SandboxRow> &selection);

    QStackedWidget *m_stack;
    shell::StateView *m_none;
    shell::StateView *m_many;
    QTabWidget *m_tabs;
    SummaryView *m_summary;
    shell::Veil *m_veil;
    QList<shell::SandboxTab *> m_own;
};

} // namespace liteboxd::sandboxes
